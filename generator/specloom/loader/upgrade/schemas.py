"""One schema object of OpenAPI 2.0 or 3.0, brought to JSON Schema 2020-12.

Source: OpenAPI 3.0.4 section 4.7.24 (``nullable``), JSON Schema 2020-12 validation section 6.2.3 (exclusive bounds),
OpenAPI 2.0 section "Schema Object" (``discriminator``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_BESIDE_REFERENCE = ("description", "title", "summary", "deprecated", "default", "example", "examples")
_OUTSIDE_UNION = (*_BESIDE_REFERENCE, "readOnly", "writeOnly", "externalDocs", "xml")
_BOUNDS = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))

NULL = {"type": "null"}
"""The schema that admits null alone."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a schema beyond a change of words.

    Attributes:
        ignored: Keywords left out, because their version says that they mean nothing where they stood.
        wrapped: Keywords that now stand in the first branch of ``anyOf``.
    """

    ignored: tuple[str, ...] = ()
    wrapped: tuple[str, ...] = ()


NO_CHANGE = Change()


def upgrade_schema(schema: dict[str, Any], siblings_count: bool) -> Change:
    """Changes the schema in place; its parts are schemas of their own and stay as they are.

    Args:
        schema: Any schema object.
        siblings_count: Whether keywords beside a ``$ref`` mean something in the version it was written in.
    """
    nullable = _take_nullable(schema)
    ignored: tuple[str, ...] = ()
    if not siblings_count and isinstance(schema.get("$ref"), str):
        ignored = tuple(keyword for keyword in schema if not _may_stand_beside_reference(keyword))
        for keyword in ignored:
            del schema[keyword]
    for exclusive, bound in _BOUNDS:
        _upgrade_bound(schema, exclusive, bound)
    if isinstance(schema.get("discriminator"), str):
        schema["discriminator"] = {"propertyName": schema["discriminator"]}
    if schema.get("type") == "file":
        schema.update(type="string", format="binary")
    return Change(ignored, _admit_null(schema) if nullable else ())


def _may_stand_beside_reference(keyword: str) -> bool:
    return keyword == "$ref" or keyword in _BESIDE_REFERENCE or keyword.startswith("x-")


def _take_nullable(schema: dict[str, Any]) -> bool:
    """``nullable`` of 3.0, and the extension by which 2.0 documents say the same."""
    said = [schema.pop(keyword) for keyword in ("nullable", "x-nullable") if isinstance(schema.get(keyword), bool)]
    return any(said)


def _upgrade_bound(schema: dict[str, Any], exclusive: str, bound: str) -> None:
    """A flag beside a bound becomes the bound itself."""
    flag = schema.get(exclusive)
    if not isinstance(flag, bool):
        return
    del schema[exclusive]
    if flag and bound in schema:
        schema[exclusive] = schema.pop(bound)


def _admit_null(schema: dict[str, Any]) -> tuple[str, ...]:
    """Adds null to a type, an enumeration or a union; wraps everything else in a union, and says what was wrapped.

    A schema with none of these admits null already.
    """
    if "$ref" in schema or "allOf" in schema:
        return _wrap(schema)
    types = schema.get("type")
    if isinstance(types, (str, list)):
        types = [types] if isinstance(types, str) else types
        schema["type"] = types if "null" in types else [*types, "null"]
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    for keyword in ("oneOf", "anyOf"):
        if isinstance(schema.get(keyword), list) and NULL not in schema[keyword]:
            schema[keyword] = [*schema[keyword], dict(NULL)]
    return ()


def _wrap(schema: dict[str, Any]) -> tuple[str, ...]:
    inner = {keyword: schema.pop(keyword) for keyword in [*schema] if keyword not in _OUTSIDE_UNION}
    schema["anyOf"] = [inner, dict(NULL)]
    return tuple(inner)
