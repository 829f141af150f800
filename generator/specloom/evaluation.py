"""Values held against the schemas of a document, which never leave it: an ``$id`` moves nothing, and no pattern is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from jsonschema import (  # type: ignore[import-untyped]  # its stubs would be one more package, for these names
    Draft202012Validator,
    FormatChecker,
    ValidationError,
    validators,
)
from referencing import Registry, Resource

from specloom.diagnostics import SpecError
from specloom.ir import Json, Pointer
from specloom.loader import Document

__all__ = ["FORMATS", "KEYWORDS", "Evaluator", "Keyword", "ValidationError"]

Keyword = Callable[[Any, Any, Any, Any], "Iterator[ValidationError] | None"]
"""A keyword of JSON Schema: validator, what the keyword says, value, schema; what is wrong with the value."""

KEYWORDS: Final[dict[str, Keyword]] = dict(Draft202012Validator.VALIDATORS)
"""As JSON Schema 2020-12 has them."""

FORMATS: Final = FormatChecker(("date", "date-time", "uuid", "ipv4", "ipv6"))
_ADDRESS: Final = "urn:specloom:document"
_RUN: Final = ("pattern", "patternProperties", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef")


def _unchecked(validator: Any, keyword: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    return iter(())


class Evaluator:
    """Evaluates the schemas of one document.

    Args:
        keywords: Those that mean something else here; whatever would run a pattern is unchecked unless it is among them.
    """

    def __init__(self, document: Document, keywords: Mapping[str, Keyword]) -> None:
        self._document = document
        self._where = cache(self._resolved)
        self._registry: Any = Registry().with_resource(_ADDRESS, Resource.opaque(document.root))
        self._validator: Any = validators.create(
            meta_schema={},
            validators={**KEYWORDS, **dict.fromkeys(_RUN, _unchecked), **keywords},
            type_checker=Draft202012Validator.TYPE_CHECKER,
            format_checker=FORMATS,
            id_of=lambda _: "",
        )

    def has(self, pointer: Pointer) -> bool:
        """Whether something stands there."""
        return self._where(pointer) is not None

    def _resolved(self, pointer: Pointer) -> Pointer | None:
        """The pointer as it is written without what a URI escapes; ``None`` where it leads to nothing."""
        try:
            return self._document.resolve(f"#{pointer}")[0]
        except SpecError:
            return None

    def errors(self, value: Json, pointer: Pointer) -> Iterator[ValidationError]:
        """What is wrong with a value, as far as the schema at the pointer is one.

        Nothing where no schema stands there, where it only leads to itself, and where it is malformed in a way that no
        validator expects.
        """
        where = self._where(pointer)
        if where is None:
            return
        validator = self._validator(
            {"$ref": f"{_ADDRESS}#{_fragment(where)}"}, registry=self._registry, format_checker=FORMATS
        )
        try:
            yield from validator.iter_errors(value)
        except Exception:  # noqa: BLE001 (in how many ways a validator fails on what is no schema, nobody knows)
            return


def _fragment(pointer: Pointer) -> str:
    """A pointer as the fragment of a URI (RFC 6901, section 6)."""
    return quote(pointer, safe="/~")
