"""Values held against the schemas of a document, which never leave it: an ``$id`` moves nothing, and no pattern is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs
from jsonschema import (  # type: ignore[import-untyped]  # its stubs would be one more package, for these names
    Draft202012Validator,
    FormatChecker,
    ValidationError,
    validators,
)

from specloom.diagnostics import SpecError
from specloom.ir import Json, Pointer
from specloom.loader import Document

__all__ = ["FORMATS", "KEYWORDS", "Evaluator", "Keyword", "ValidationError", "reference"]

Keyword = Callable[[Any, Any, Any, Any], "Iterator[ValidationError] | None"]
"""A keyword of JSON Schema: validator, what the keyword says, value, schema; what is wrong with the value."""

KEYWORDS: Final[dict[str, Keyword]] = dict(Draft202012Validator.VALIDATORS)
"""As JSON Schema 2020-12 has them."""

FORMATS: Final = FormatChecker(("date", "date-time", "uuid", "ipv4", "ipv6"))
_RUN: Final = ("pattern", "patternProperties", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef")


def _unchecked(validator: Any, keyword: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    return iter(())


def reference(document: Document) -> Keyword:
    """The keyword ``$ref``: every reference is a pointer into the document, as the loader wrote it."""

    def keyword(validator: Any, pointer: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        yield from validator.descend(instance, document.resolve(pointer)[1])

    return keyword


class Evaluator:
    """Evaluates the schemas of one document.

    Args:
        keywords: Those that mean something else here; whatever would run a pattern is unchecked unless it is among them.
    """

    def __init__(self, document: Document, keywords: Mapping[str, Keyword]) -> None:
        self._document = document
        self._schema = cache(self._found)
        validator: Any = validators.create(
            meta_schema={},
            validators={**KEYWORDS, "$ref": reference(document), **dict.fromkeys(_RUN, _unchecked), **keywords},
            type_checker=Draft202012Validator.TYPE_CHECKER,
            format_checker=FORMATS,
            id_of=lambda _: "",
        )
        validator.evolve = attrs.evolve  # its own obeys a ``$schema``, whose keywords are others and run patterns
        self._validator = validator(True, format_checker=FORMATS)

    def has(self, pointer: Pointer) -> bool:
        """Whether something stands there."""
        return bool(self._schema(pointer))

    def _found(self, pointer: Pointer) -> tuple[Any, ...]:
        """What stands at a pointer; nothing where it leads to nothing."""
        try:
            return self._document.resolve(pointer)[1:]
        except SpecError:
            return ()

    def errors(self, value: Json, pointer: Pointer) -> Iterator[ValidationError]:
        """What is wrong with a value, as far as the schema at the pointer is one.

        Nothing where no schema stands there, where it only leads to itself, and where it is malformed in a way that no
        validator expects.
        """
        try:
            for schema in self._schema(pointer):
                yield from self._validator.evolve(schema=schema).iter_errors(value)
        except Exception:  # noqa: BLE001 (in how many ways a validator fails on what is no schema, nobody knows)
            return
