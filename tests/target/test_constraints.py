"""Whatever a schema asks of a value is said in words, wherever the value stands."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from specloom.ir import (
    Alias,
    Constant,
    Constraints,
    ListOf,
    MapOf,
    Model,
    Name,
    Nullable,
    Origin,
    Package,
    Prose,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
    Union,
    Variant,
)
from specloom.target.constraints import asked_of, asked_of_declaration, explained

NAME, ORIGIN, SILENT = Name(("A",), "A"), Origin(Package.COMPONENTS, None, True), Prose()
VALUES: dict[str, Any] = {
    "pattern": "^a$", "unique_items": True, "format": "hostname", "encoding": "base64", "media_type": "text/html",
}  # fmt: skip
"""A value for each bound that is no number."""

TEXT, NUMBER, LIST = Scalar(ScalarKind.STRING), Scalar(ScalarKind.NUMBER), ListOf(Scalar(ScalarKind.STRING))
SHORT = Scalar(ScalarKind.STRING, Constraints(max_length=3))


@pytest.mark.parametrize("bound", [each.name for each in fields(Constraints)])
def test_every_bound_is_said_of_the_type_that_it_bounds(bound: str) -> None:
    constraints = Constraints(**{bound: VALUES.get(bound, 3)})
    bounded = (TEXT, NUMBER, LIST, TupleOf((TEXT,), None), MapOf(TEXT))
    said = [sentence for type_ in bounded for sentence in asked_of(replace(type_, constraints=constraints))]
    assert said and all(str(VALUES.get(bound, 3)) in sentence or bound == "unique_items" for sentence in said)


@pytest.mark.parametrize(
    ("type_", "said"),
    [
        (Nullable(SHORT), "At most 3 characters."),
        (ListOf(SHORT), "Each item: at most 3 characters."),
        (MapOf(ListOf(SHORT)), "Each item of each value: at most 3 characters."),
        (TupleOf((TEXT, SHORT), SHORT), "Item 2: at most 3 characters. Each further item: at most 3 characters."),
        (Constant(1.5), "Always 1.5."),
        (Scalar(ScalarKind.DATE, Constraints(format="date")), ""),
        (Scalar(ScalarKind.INTEGER, Constraints(format="int64")), ""),
    ],
)
def test_bounds_are_said_wherever_they_stand(type_: Type, said: str) -> None:
    assert " ".join(asked_of(type_)) == said


def test_declarations_say_what_has_no_comment_of_its_own() -> None:
    variants = (Variant(SHORT, SILENT), Variant(ListOf(SHORT, Constraints(min_items=1)), SILENT))
    union = Union("/a", NAME, ORIGIN, SILENT, variants)
    assert asked_of_declaration(union) == (
        "A text: at most 3 characters.",
        "A list: at least 1 item.",
        "Each item of a list: at most 3 characters.",
    )
    model = Model("/a", NAME, ORIGIN, SILENT, (), constraints=Constraints(max_properties=2))
    assert asked_of_declaration(model) == ("At most 2 keys.",)
    assert asked_of_declaration(Alias("/a", NAME, ORIGIN, SILENT, ListOf(SHORT))) == asked_of(ListOf(SHORT))


def test_a_pattern_cannot_end_the_line_it_stands_on() -> None:
    hostile = Scalar(ScalarKind.STRING, Constraints(pattern="a\u2028b\x00\u202e"))
    assert explained(Prose("Told."), asked_of(hostile)) == ("Told.", "", "Matches ``a", "b``.")
