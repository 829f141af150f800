"""The last word on an example: the document's own schema, with every keyword, whatever our types carry of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from specloom.evaluation import KEYWORDS, Evaluator, Keyword, ValidationError, reference
from specloom.ir import Field, Json, Pointer
from specloom.loader import Document
from specloom.resolver.examples.fitting import keeps_pattern
from specloom.resolver.examples.formats import is_of_format
from specloom.resolver.examples.matching import finds

_MOST_STEPS: Final = 100_000
"""References followed and variants tried for all values of a document; what comes after is trusted. The largest need half of it."""

_MOST_FAULTS: Final = 100


class Proof:
    """Holds values against the schemas of a document, as a validator would."""

    def __init__(self, document: Document) -> None:
        self._steps = 0
        exact: dict[str, Keyword] = {
            "$ref": self._counted(reference(document)),
            "anyOf": self._counted(KEYWORDS["anyOf"]),
            "oneOf": self._counted(_one_of),
            "pattern": _pattern,
            "patternProperties": _properties_like,
            "additionalProperties": _additional,
            "propertyNames": _property_names,
            "format": _format,
        }
        self._whole = Evaluator(document, exact)
        lenient = {
            "required": _nothing, "minProperties": _nothing, "oneOf": exact["anyOf"], "pattern": _possible_pattern
        }  # fmt: skip
        self._part = Evaluator(document, {**exact, **lenient})
        self._variant = Evaluator(document, {**exact, "oneOf": exact["anyOf"]})

    def knows(self, pointer: Pointer) -> bool:
        """Whether the document has a schema there."""
        return self._whole.has(pointer)

    def schema_of(self, field: Field) -> Pointer:
        """Where the schema of a field stands; that of a parameter stands below it."""
        of_parameter = f"{field.pointer}/schema"
        return of_parameter if self.knows(of_parameter) else field.pointer

    def admits(self, value: Json, pointer: Pointer) -> bool:
        """Whether the value becomes an instance once what it lacks is added."""
        return not self._faults(self._part, value, pointer)

    def covers(self, value: Json, pointer: Pointer) -> bool:
        """Whether the value of a variant is one of the union's, although it may be of other variants, too."""
        return not self._faults(self._variant, value, pointer)

    def holds(self, value: Json, pointer: Pointer) -> bool:
        """Whether the value is an instance; one that no schema speaks of is."""
        return not self._faults(self._whole, value, pointer)

    def keys_at_fault(self, value: Json, pointer: Pointer) -> frozenset[str]:
        """Keys of an object whose values are why it is no instance."""
        found = self._faults(self._whole, value, pointer)
        return frozenset(str(error.absolute_path[0]) for error in found if error.absolute_path)

    def _faults(self, evaluator: Evaluator, value: Json, pointer: Pointer) -> list[ValidationError]:
        return list(islice(evaluator.errors(value, pointer), _MOST_FAULTS))

    def _counted(self, keyword: Keyword) -> Keyword:
        """The keyword, until what follows it has become too much."""

        def counted(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
            self._steps += len(value) if isinstance(value, list) else 1
            if self._steps > _MOST_STEPS:
                raise RecursionError
            yield from keyword(validator, value, instance, schema) or ()

        return counted


def _nothing(validator: Any, keyword: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    return iter(())


def _one_of(validator: Any, variants: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As the keyword says, but that a discriminator tells variants apart that are alike (OpenAPI, "Discriminator Object")."""
    keyword = "anyOf" if isinstance(schema.get("discriminator"), dict) else "oneOf"
    yield from KEYWORDS[keyword](validator, variants, instance, schema) or ()


def _pattern(validator: Any, pattern: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and isinstance(pattern, str) and finds(pattern, instance) is False:
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _possible_pattern(validator: Any, pattern: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and isinstance(pattern, str) and not keeps_pattern(instance, pattern):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _format(validator: Any, format_: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and isinstance(format_, str) and not is_of_format(instance, format_):
        yield ValidationError(f"{instance!r} is not a {format_!r}")


def _properties_like(validator: Any, patterns: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    for pattern, inner in patterns.items() if isinstance(instance, dict) and isinstance(patterns, dict) else ():
        for key, value in instance.items():
            if finds(pattern, key):
                yield from validator.descend(value, inner, path=key, schema_path=pattern)


def _additional(validator: Any, additional: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    patterns = schema.get("patternProperties")
    if not isinstance(instance, dict) or not isinstance(patterns, dict):
        yield from KEYWORDS["additionalProperties"](validator, additional, instance, schema) or ()
        return
    others = {
        key: value for key, value in instance.items() if not any(finds(each, key) is not False for each in patterns)
    }
    plain = {key: value for key, value in schema.items() if key != "patternProperties"}
    yield from KEYWORDS["additionalProperties"](validator, additional, others, plain) or ()


def _property_names(validator: Any, names: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """A key is text to JSON; a schema of numbers means what the text spells."""
    if not (isinstance(names, dict) and names.get("type") in ("integer", "number")):
        yield from KEYWORDS["propertyNames"](validator, names, instance, schema) or ()
