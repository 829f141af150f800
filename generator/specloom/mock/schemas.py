"""Values held against the schemas of the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

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

MOST_FAULTS: Final = 20
"""Faults that are named; a caller mends the first ones first."""

LONGEST_DETAIL: Final = 300

_MOST_STEPS: Final = 32
"""References that are followed one after another; a longer way is a circle."""

_ADDRESS: Final = "urn:specloom:document"
_FORMATS: Final = FormatChecker(("date", "date-time", "uuid", "ipv4", "ipv6"))


def _unchecked(validator: Any, keyword: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    return iter(())


def _required(validator: Any, required: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As the keyword says, but for what is read-only: nobody sends that (OpenAPI 3.0, "Schema Object", ``readOnly``)."""
    if validator.is_type(instance, "object") and isinstance(required, list):
        properties = schema.get("properties")
        known = properties if isinstance(properties, dict) else {}
        for wire in required:
            if wire not in instance and not _is_read_only(known.get(wire), validator):
                yield ValidationError(f"{wire!r} is required and absent")


def _is_read_only(schema: Any, validator: Any) -> bool:
    resolver = validator._resolver
    for _ in range(_MOST_STEPS):
        if not isinstance(schema, dict) or "readOnly" in schema or not isinstance(schema.get("$ref"), str):
            break
        schema = resolver.lookup(schema["$ref"]).contents
    return isinstance(schema, dict) and schema.get("readOnly") is True


def _additional(validator: Any, additional: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """What a pattern might allow is allowed: patterns are never run."""
    if not schema.get("patternProperties"):
        yield from _checks["additionalProperties"](validator, additional, instance, schema) or ()


def _property_names(validator: Any, names: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """A key is text to JSON; a schema that asks for another type means what the text spells."""
    if not validator.is_type(instance, "object"):
        return
    for key in instance:
        if not any(validator.evolve(schema=names).is_valid(value) for value in (key, _spelled(key))):
            yield from validator.descend(instance=key, schema=names)


def _spelled(key: str) -> Json:
    try:
        value: Json = json.loads(key)
    except ValueError:
        return key
    return value


_checks: Final[dict[str, Any]] = dict(Draft202012Validator.VALIDATORS)
_own: Final = dict.fromkeys(
    ("pattern", "patternProperties", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef"), _unchecked
)
_Validator: Final[Any] = validators.create(
    meta_schema={},
    validators={
        **_checks,
        **_own,
        "required": _required,
        "oneOf": _checks["anyOf"],
        "additionalProperties": _additional,
        "propertyNames": _property_names,
    },
    type_checker=Draft202012Validator.TYPE_CHECKER,
    format_checker=_FORMATS,
    id_of=lambda _: "",
)
"""JSON Schema 2020-12 without what a stranger's document could misuse: an ``$id`` moves nothing, no pattern is run.

``oneOf`` is ``anyOf``: that alternatives overlap is the document's fault, and no request's.
"""


class Schemas:
    """The schemas of one document, which never leave it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._registry: Any = Registry().with_resource(_ADDRESS, Resource.opaque(document.root))

    def has(self, pointer: Pointer) -> bool:
        """Whether something stands there."""
        try:
            self._document.resolve(f"#{pointer}")
        except SpecError:
            return False
        return True

    def faults(self, value: Json, pointer: Pointer) -> list[tuple[Pointer, str]]:
        """Where in the value, and what; nothing where no schema stands at the pointer, or where it only leads to itself."""
        if not self.has(pointer):
            return []
        where, _ = self._document.resolve(f"#{pointer}")
        validator = _Validator(
            {"$ref": f"{_ADDRESS}#{_fragment(where)}"}, registry=self._registry, format_checker=_FORMATS
        )
        found = []
        try:
            for error in validator.iter_errors(value):
                found.append(_told(error))
                if len(found) == MOST_FAULTS:
                    break
        except RecursionError:
            return found
        return found


def _told(error: ValidationError) -> tuple[Pointer, str]:
    """A fault; of a union, the one that is deepest in the alternative that fits best."""
    while error.context:
        branches: dict[Any, list[Any]] = {}
        for each in error.context:
            branches.setdefault(each.schema_path[0] if each.schema_path else 0, []).append(each)
        closest = min(branches.values(), key=_distance)
        error = max(closest, key=lambda each: len(each.absolute_path))
    pointer = "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in error.absolute_path)
    message = error.message if len(error.message) <= LONGEST_DETAIL else f"{error.message[: LONGEST_DETAIL - 1]}…"
    return pointer, message


def _distance(branch: list[Any]) -> tuple[bool, int, int]:
    """How far a value is from an alternative: another type, another constant, then the number of faults."""
    wrong_kind = any(len(error.path) == 0 and error.validator == "type" for error in branch)
    wrong_constant = sum(error.validator in ("const", "enum") for error in branch)
    return wrong_kind, wrong_constant, len(branch)


def _fragment(pointer: Pointer) -> str:
    """A pointer as the fragment of a URI, in which a percent sign means itself."""
    return pointer.replace("%", "%25")
