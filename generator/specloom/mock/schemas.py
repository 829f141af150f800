"""Values held against the schemas of the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from specloom.evaluation import KEYWORDS, Evaluator, Keyword, ValidationError
from specloom.ir import Json, Pointer
from specloom.loader import Document

MOST_FAULTS: Final = 20
"""Faults that are named; a caller mends the first ones first."""

LONGEST_DETAIL: Final = 300

_MOST_STEPS: Final = 32
"""References that are followed one after another; a longer way is a circle."""


def _additional(validator: Any, additional: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """What a pattern might allow is allowed: patterns are never run."""
    if not schema.get("patternProperties"):
        yield from KEYWORDS["additionalProperties"](validator, additional, instance, schema) or ()


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


_OWN: Final[dict[str, Keyword]] = {
    "oneOf": KEYWORDS["anyOf"],
    "additionalProperties": _additional,
    "propertyNames": _property_names,
}
"""``oneOf`` is ``anyOf``: that alternatives overlap is the document's fault, and no request's."""


class Schemas:
    """The schemas of one document, as a request has to keep them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._evaluator = Evaluator(document, {**_OWN, "required": self._required})

    def faults(self, value: Json, pointer: Pointer) -> list[tuple[Pointer, str]]:
        """Where in the value, and what; nothing where no schema stands at the pointer, or where it only leads to itself."""
        return [_told(error) for error in islice(self._evaluator.errors(value, pointer), MOST_FAULTS)]

    def _required(self, validator: Any, required: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        """As the keyword says, but for what is read-only: nobody sends that (OpenAPI 3.0, "Schema Object", ``readOnly``)."""
        if validator.is_type(instance, "object") and isinstance(required, list):
            properties = schema.get("properties")
            known = properties if isinstance(properties, dict) else {}
            for wire in required:
                if wire not in instance and not self._is_read_only(known.get(wire)):
                    yield ValidationError(f"{wire!r} is required and absent")

    def _is_read_only(self, schema: Any) -> bool:
        for _ in range(_MOST_STEPS):
            if not isinstance(schema, dict) or "readOnly" in schema or not isinstance(schema.get("$ref"), str):
                break
            schema = self._document.resolve(schema["$ref"])[1]
        return isinstance(schema, dict) and schema.get("readOnly") is True


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
