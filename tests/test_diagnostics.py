"""Diagnostics: one line each, in order, once."""

from __future__ import annotations

import pytest

from specloom.diagnostics import Diagnostic, Diagnostics, Severity, SpecError, one_line
from specloom.location import Location

PLACE = Location("api.yaml", 3, 5, "/info/title")


def test_a_diagnostic_is_one_line_with_place_severity_and_remedy() -> None:
    error = Diagnostic.error("duplicate-key", "the key stands twice", PLACE, "remove one")
    assert str(error) == "api.yaml:3:5: error: the key stands twice (remove one)"
    assert str(Diagnostic.warning("odd", "this is odd", PLACE)) == "api.yaml:3:5: warning: this is odd"


@pytest.mark.parametrize("terminator", ["\n", "\r", "\x0b", "\x0c", "\x1b[2J", "\x85", "\u2028", "\u2029", "\u202e"])
def test_a_name_from_a_document_cannot_forge_a_line_or_drive_a_terminal(terminator: str) -> None:
    line = str(Diagnostic.error("x", f"the key a{terminator}b", PLACE))
    assert line.isprintable()
    assert one_line(f"a{terminator}b").startswith("a\\")


def test_printable_text_of_any_language_stays_as_it_is() -> None:
    assert one_line("größe 名前 C:\\x") == "größe 名前 C:\\x"


def test_the_collector_keeps_the_order_and_drops_repetitions() -> None:
    first, second = Diagnostic.warning("a", "first", PLACE), Diagnostic.error("b", "second", PLACE)
    found = Diagnostics()
    found.extend([first, second, first])
    assert tuple(found) == (first, second)
    assert len(found) == 2
    assert found.errors == (second,)
    assert found.warnings == (first,)


def test_only_errors_stop_a_run() -> None:
    found = Diagnostics()
    found.add(Diagnostic.warning("a", "first", PLACE))
    found.raise_errors()
    error = Diagnostic.error("b", "second", PLACE)
    found.add(error)
    with pytest.raises(SpecError) as caught:
        found.raise_errors()
    assert caught.value.diagnostics == (error,)
    assert str(caught.value) == str(error)
    assert error.severity is Severity.ERROR


def test_an_error_without_a_reason_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="at least one"):
        SpecError()


def test_locations_sort_in_reading_order() -> None:
    places = [Location("a", 2, 1), Location("a", 1, 9), Location("a", 1, 10)]
    assert sorted(places) == [places[1], places[2], places[0]]
