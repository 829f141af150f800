"""What openapi-spec-validator says about a document, with a place for each fault.

Faults are warnings: most large public documents have some, and what can be carried is generated. The validator is
given a copy without anything it could fetch or run.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, NoReturn, cast

from specloom.diagnostics import Diagnostic
from specloom.loader.document import Document
from specloom.loader.grammar import OPENAPI, SWAGGER, Kind
from specloom.loader.placing import Fault, Placing
from specloom.loader.upgrade.reach import reachable

MOST_FAULTS = 100
"""Faults reported; the rest of a bad document is left out with a sentence that says so."""

LONGEST_MESSAGE = 300
"""Characters of a message: the validator quotes whole values."""


class Validator(Enum):
    """Who is asked. Both find the same faults; the tests hold them equal."""

    REFERENCE = "openapi-spec-validator: seconds for a large document"
    TWIN = "openapi-spec-validator-rs: milliseconds"


def validate(document: Document, validator: Validator = Validator.TWIN) -> tuple[Diagnostic, ...]:
    """The faults of the document as it was written, each with its place.

    Never raises because of what the document holds: a validator that gives up is a warning too.
    """
    values = _harmless(document)
    grammar = SWAGGER if document.version == "2.0" else OPENAPI
    placing = Placing(document.source, reachable(document.source, grammar))
    return tuple(_diagnostics(_faults(values, document.version[:3], validator), placing, document))


def _diagnostics(faults: Iterator[Fault], placing: Placing, document: Document) -> Iterator[Diagnostic]:
    place = document.atlas.locate_original
    try:
        for count, fault in enumerate(faults):
            if count == MOST_FAULTS:
                message = f"the validator finds more than {MOST_FAULTS} faults; the rest is left out"
                yield Diagnostic.warning("more-faults", message, place(()))
                return
            way, message = placing.place(fault)
            yield Diagnostic.warning("invalid-document", _shortened(message), place(way))
    except RecursionError:
        yield Diagnostic.warning("validator-gave-up", "the document is nested too deeply to validate", place(()))
    except Exception as error:  # noqa: BLE001 (the validator raises whatever a malformed document trips it into)
        message = f"the validator could not judge the document: {type(error).__name__}: {error}"
        yield Diagnostic.warning("validator-gave-up", _shortened(message), place(()))


def _faults(values: dict[str, Any], version: str, validator: Validator) -> Iterator[Fault]:
    match validator:
        case Validator.REFERENCE:
            errors = _reference(values, version)
        case Validator.TWIN:
            errors = _twin(values, version)
    for error in errors:
        yield Fault(str(error.message), tuple(map(str, error.absolute_path)), error.instance, error.schema)


def _reference(values: dict[str, Any], version: str) -> Iterable[Any]:
    # Imported here because it takes longer to import than a document to generate, and only `validate` asks it.
    import openapi_spec_validator as reference
    from jsonschema_path import SchemaPath

    classes = {
        "2.0": reference.OpenAPIV2SpecValidator,
        "3.0": reference.OpenAPIV30SpecValidator,
        "3.1": reference.OpenAPIV31SpecValidator,
        "3.2": reference.OpenAPIV32SpecValidator,
    }
    path = SchemaPath.from_dict(values, handlers=cast(Any, RefusingHandlers()))
    return cast(Iterable[Any], classes[version](path).iter_errors())


def _twin(values: dict[str, Any], version: str) -> Iterable[Any]:
    import openapi_spec_validator_rs as twin  # here for the same reason as the reference

    classes = {
        "2.0": twin.OpenAPIV2SpecValidator,
        "3.0": twin.OpenAPIV30SpecValidator,
        "3.1": twin.OpenAPIV31SpecValidator,
        "3.2": twin.OpenAPIV32SpecValidator,
    }
    return classes[version](values).iter_errors()


class RefusingHandlers(Mapping[str, Callable[[str], NoReturn]]):
    """Claims every scheme and opens none. By default, and for a scheme not in the mapping, the validator opens any."""

    def __contains__(self, scheme: object) -> bool:
        return True

    def __getitem__(self, scheme: str) -> Callable[[str], NoReturn]:
        return _refuse

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _refuse(uri: str) -> NoReturn:
    raise LookupError("a reference that leads out of the document is not followed")


_ADDRESSES = (
    "$id",
    "$schema",
    "$self",
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$recursiveRef",
    "jsonSchemaDialect",
)


def _harmless(document: Document) -> dict[str, Any]:
    """A copy without patterns, which a validator runs, and without addresses, which it may fetch.

    Both validators follow a ``$ref`` wherever they see one, in values that are data too, and resolve it against the
    ``$id`` around it. The loader's own references need neither.
    """
    values: dict[str, Any] = marshal.loads(marshal.dumps(document.source))
    grammar = SWAGGER if document.version == "2.0" else OPENAPI
    for site in reachable(values, grammar):
        if site.kind in (Kind.SCHEMA, Kind.PARAMETER, Kind.HEADER):
            for keyword in ("pattern", "patternProperties", "id"):
                site.value.pop(keyword, None)
    for value in _objects(values):
        for address in _ADDRESSES:
            if isinstance(value.get(address), str):
                del value[address]
        reference = value.get("$ref")
        if isinstance(reference, str) and not reference.startswith("#/"):
            del value["$ref"]
    return values


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def _shortened(message: str) -> str:
    return message if len(message) <= LONGEST_MESSAGE else f"{message[: LONGEST_MESSAGE - 3]}..."
