"""Values of pages held against the document: what the SDK sends of them is valid for the schema that the page is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from specloom.diagnostics import SpecError
from specloom.ir import Api, Identity, Json, Union
from specloom.loader import Document

_FORMATS = copy(Draft202012Validator.FORMAT_CHECKER)
_FORMATS.checkers = {**_FORMATS.checkers, "uri": (lambda text: not isinstance(text, str) or ":" in text, ())}
"""Those that jsonschema knows without further packages, and addresses as far as they can be told from other texts."""

_ADDRESS = "urn:document"
_JOINS = ("allOf", "anyOf", "oneOf")


def _type(validator: Any, types: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As the keyword says, but for files, which JSON cannot hold."""
    if schema.get("format") != "binary" and schema.get("contentEncoding") != "binary":
        yield from Draft202012Validator.VALIDATORS["type"](validator, types, instance, schema)


def _property_names(validator: Any, names: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As the keyword says, but that keys are texts, so a schema of numbers means texts of numbers."""
    if names.get("type") not in ("integer", "number"):
        yield from Draft202012Validator.VALIDATORS["propertyNames"](validator, names, instance, schema)


def _pattern(validator: Any, pattern: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As the keyword says, for patterns in the words that ECMAScript and Python share; of others nothing is known."""
    with suppress(re.error, TypeError):
        yield from Draft202012Validator.VALIDATORS["pattern"](validator, pattern, instance, schema)


def _one_of(validator: Any, variants: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """As the keyword says, but that a discriminator tells variants apart that are alike."""
    keyword = "anyOf" if "discriminator" in schema else "oneOf"
    yield from Draft202012Validator.VALIDATORS[keyword](validator, variants, instance, schema)


_Validator: Any = validators.extend(
    Draft202012Validator,
    {"type": _type, "propertyNames": _property_names, "pattern": _pattern, "oneOf": _one_of},
)


def _overlaps(error: ValidationError) -> bool:
    """Variants of the union itself are alike: a value of one is one, although no value is of one alone."""
    return error.validator == "oneOf" and not error.path and "is valid under each of" in error.message


class Schemas:
    """Validates by the pointer of a schema, or of the operation whose parameters an object gathers."""

    def __init__(self, document: Document, api: Api) -> None:
        self._document = document
        registry: Any = Registry()
        self._registry = registry.with_resource(_ADDRESS, DRAFT202012.create_resource(document.root))
        self._requests = {operation.request: operation for operation in api.operations if operation.request}
        self._security = api.security_model
        self._declarations = api.by_identity

    def faults(self, value: Json, declaration: Identity) -> list[str]:
        """What is wrong with a value of a declaration; nothing for one that the document has no schema of."""
        if declaration in self._requests:
            return self._of_request(value, declaration)
        if declaration == self._security or not self._has(declaration):
            return []
        if self._is_endless(declaration, ()):
            return []
        is_union = isinstance(self._declarations[declaration], Union)
        return [_told(each) for each in self._errors(value, declaration) if not (is_union and _overlaps(each))]

    def _is_endless(self, pointer: Identity, way: tuple[Identity, ...]) -> bool:
        """The schema leads back to itself with nothing between: a validator that follows it never arrives."""
        if pointer in way:
            return True
        place, schema = self._document.resolve(pointer)
        schema = schema if isinstance(schema, dict) else {}
        references = [schema["$ref"][1:]] if isinstance(schema.get("$ref"), str) else []
        parts = [f"{place}/{key}/{index}" for key in _JOINS for index in range(len(schema.get(key, ())))]
        return any(self._is_endless(each, (*way, pointer)) for each in (*references, *parts))

    def _of_request(self, value: Json, declaration: Identity) -> list[str]:
        assert isinstance(value, dict)
        found = []
        for parameter in self._requests[declaration].parameters:
            pointer = f"{parameter.pointer}/schema"
            if parameter.key in value and self._has(pointer):
                found += map(_told, self._errors(value[parameter.key], pointer))
        return found

    def _has(self, pointer: str) -> bool:
        try:
            self._document.resolve(pointer)
        except SpecError:
            return False
        return True

    def _errors(self, value: Json, pointer: str) -> Iterator[ValidationError]:
        validator = _Validator(
            {"$ref": f"{_ADDRESS}#{pointer.replace('%', '%25')}"}, registry=self._registry, format_checker=_FORMATS
        )
        yield from validator.iter_errors(value)


def _told(error: ValidationError) -> str:
    return f"{error.json_path}: {error.message[:300]}"
