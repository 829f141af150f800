"""The public surface as text."""

from __future__ import annotations

import pytest

from specloom.target import Symbol
from specloom.target.surface import read_symbols, surface_text


def test_lines_are_sorted_by_path_and_a_member_follows_its_type() -> None:
    found = [Symbol("a.B.c", ": int"), Symbol("a.Bc", ": class"), Symbol("a.B", ": class")]
    assert surface_text(found) == "a.B: class\na.B.c: int\na.Bc: class\n"


def test_a_promise_laid_out_over_lines_becomes_one_line() -> None:
    assert surface_text([Symbol("f", "(\n    x: int,\n) -> str")]) == "f( x: int, ) -> str\n"


def test_white_space_in_a_value_stays() -> None:
    assert surface_text([Symbol("Mood.CALM", ' = "very  calm"')]) == 'Mood.CALM = "very  calm"\n'


def test_two_symbols_of_one_path_are_our_fault() -> None:
    with pytest.raises(ValueError, match="a is there twice"):
        surface_text([Symbol("a", ": int"), Symbol("a", ": str")])


@pytest.mark.parametrize(
    "symbol",
    [
        Symbol("acme.models.pet.Pet.name", ": str"),
        Symbol("acme.models.mood.Mood.CALM", ' = "calm"'),
        Symbol("acme.pets.Pets.list", "(*, page: int) -> models.Pets"),
        Symbol("models/pet#Pet.name", "?: string | undefined"),
        Symbol("types/async#Awaitable", "<T>: T | Promise<T>"),
        Symbol("types/pages#Pages.[Symbol.asyncIterator]", "(): AsyncIterator<T>"),
    ],
    ids=str,
)
def test_what_is_written_is_read_again(symbol: Symbol) -> None:
    assert list(read_symbols(surface_text([symbol]))) == [symbol]
