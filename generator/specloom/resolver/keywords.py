"""JSON Schema's keywords are branched on here, and nowhere else: one schema in, what it says out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

from specloom.ir import FREE, Constraints, Json
from specloom.resolver.nodes import SILENT, Alternatives, Node, Notes, Part, Schema, Shape

_NUMERIC: Final = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
}
_COUNTS: Final = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
}
_CONTENT: Final = ("contentEncoding", "contentMediaType")
_RAW: Final = ("application/octet-stream", "image/", "audio/", "video/")
_COMPOSING: Final = frozenset({"$ref", "allOf"})
_CONSTRAINING: Final = frozenset({*_NUMERIC, *_COUNTS, "pattern", "uniqueItems", "format", *_CONTENT})
UNCARRIED: Final = (
    "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "dependencies", "contains", "minContains", "maxContains",
    "unevaluatedItems", "unevaluatedProperties", "additionalItems", "propertyNames", "$dynamicRef", "$recursiveRef", "contentSchema",
)  # fmt: skip
"""Keywords that constrain values in ways that no type of ours carries; each is named in a warning."""

WITHOUT_EFFECT: Final = (
    "$schema", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$comment", "$defs", "definitions",
    "externalDocs", "xml",
)  # fmt: skip
"""Keywords that say nothing about the values of a JSON document: the loader's business, or the reader's, or that of XML, which stays bytes."""

_DOUBTFUL: Final = frozenset({*UNCARRIED, "patternProperties"})


def uncarried(schema: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The ways from a schema to what it says and no type of ours carries."""
    if schema.keys().isdisjoint(_DOUBTFUL):
        return
    yield from ((keyword,) for keyword in UNCARRIED if keyword in schema)
    patterns = _mapping(schema.get("patternProperties"))
    if len(patterns) > 1 or (patterns and isinstance(schema.get("additionalProperties"), dict)):
        yield ("patternProperties",)


def read(part: Part) -> Shape:
    """What one schema says, its ``$ref`` and ``allOf`` aside."""
    schema = part.schema
    if isinstance(schema, bool):
        return Shape(notes=notes(schema))
    if schema.keys() <= _COMPOSING:
        return SILENT
    types = _types(schema.get("type"))
    enum = schema.get("enum")
    values = tuple(enum) if isinstance(enum, list) else None
    const = (schema["const"],) if "const" in schema else ()
    return Shape(
        types=None if types is None else types - {"null"},
        nullable=_admits_null(types, values, const),
        properties={
            key: Node.of(value, part.at("properties", key)) for key, value in _mapping(schema.get("properties")).items()
        },
        required=tuple(dict.fromkeys(key for key in _list(schema.get("required")) if isinstance(key, str))),
        additional=_additional(part, schema),
        keys=_keys(part, schema),
        items=Node.of(schema["items"], part.at("items")) if isinstance(schema.get("items"), dict | bool) else None,
        prefix_items=_prefix_items(part, schema),
        enum=None if values is None else tuple(value for value in values if value is not None),
        const=const,
        alternatives=tuple(
            _alternatives(part, keyword) for keyword in ("oneOf", "anyOf") if _list(schema.get(keyword))
        ),
        constraints=_constraints(schema),
        notes=notes(schema),
        enum_schema=schema if values is not None else None,
    )


def notes(schema: Schema) -> Notes:
    """The annotations of one schema."""
    if isinstance(schema, bool):
        return Notes()
    examples = schema.get("examples")
    return Notes(
        title=_text(schema.get("title")),
        description=_text(schema.get("description")),
        deprecated=schema.get("deprecated") is True,
        read_only=schema.get("readOnly") is True,
        write_only=schema.get("writeOnly") is True,
        default=(schema["default"],) if "default" in schema else (),
        examples=(schema["example"],) if "example" in schema else tuple(examples) if isinstance(examples, list) else (),
    )


def _types(keyword: Any) -> frozenset[str] | None:
    names = [keyword] if isinstance(keyword, str) else _list(keyword)
    known = {"null", "boolean", "object", "array", "number", "string", "integer"}
    found = frozenset(name for name in names if isinstance(name, str) and name in known)
    return found or None


def _admits_null(types: frozenset[str] | None, enum: tuple[Json, ...] | None, const: tuple[Json, ...]) -> bool | None:
    if types is not None:
        return "null" in types
    if enum is not None:
        return None in enum
    return (const[0] is None) if const else None


def _additional(part: Part, schema: dict[str, Any]) -> Node | bool | None:
    own = schema.get("additionalProperties")
    if isinstance(own, dict):
        return Node.of(own, part.at("additionalProperties"))
    patterns = _mapping(schema.get("patternProperties"))
    if len(patterns) == 1:
        ((key, value),) = patterns.items()
        return Node.of(value, part.at("patternProperties", key))
    if patterns:
        return True
    return own if isinstance(own, bool) else None


def _keys(part: Part, schema: dict[str, Any]) -> Node | None:
    if isinstance(schema.get("propertyNames"), dict):
        return Node.of(schema["propertyNames"], part.at("propertyNames"))
    patterns = _mapping(schema.get("patternProperties"))
    if len(patterns) == 1 and not isinstance(schema.get("additionalProperties"), dict):
        (pattern,) = patterns
        return Node.of({"pattern": pattern}, part.at("patternProperties"))
    return None


def _prefix_items(part: Part, schema: dict[str, Any]) -> tuple[Node, ...] | None:
    keyword = "prefixItems" if "prefixItems" in schema else "items"
    if not isinstance(schema.get(keyword), list):
        return None
    return tuple(Node.of(item, part.at(keyword, str(index))) for index, item in enumerate(schema[keyword]))


def _alternatives(part: Part, keyword: str) -> Alternatives:
    assert isinstance(part.schema, dict)
    nodes = [Node.of(schema, part.at(keyword, str(index))) for index, schema in enumerate(part.schema[keyword])]
    variants = tuple(node for node in nodes if not _is_null(node.parts[0].schema))
    discriminator = part.schema.get("discriminator")
    return Alternatives(
        variants,
        len(variants) < len(nodes),
        discriminator if isinstance(discriminator, dict) else None,
        keyword == "oneOf",
    )


def _is_null(schema: Schema) -> bool:
    return isinstance(schema, dict) and (
        schema.get("type") in ("null", ["null"])
        or schema.get("enum") == [None]
        or ("const" in schema and schema["const"] is None)
    )


def _constraints(schema: dict[str, Any]) -> Constraints:
    if schema.keys().isdisjoint(_CONSTRAINING):
        return FREE
    numbers = {name: schema[key] for key, name in _NUMERIC.items() if _is_number(schema.get(key))}
    counts = {
        name: int(schema[key]) for key, name in _COUNTS.items() if _is_number(schema.get(key)) and schema[key] >= 0
    }
    if numbers.get("multiple_of", 1) <= 0:
        del numbers["multiple_of"]
    return Constraints(
        **numbers,
        **counts,
        pattern=_text(schema.get("pattern")) or None,
        unique_items=schema.get("uniqueItems") is True,
        format=_text(schema.get("format")) or ("binary" if _is_raw(schema) else None),
        encoding=_text(schema.get("contentEncoding")) or None,
        media_type=_text(schema.get("contentMediaType")) or None,
    )


def _is_raw(schema: dict[str, Any]) -> bool:
    """Whether a text stands for bytes as they are, which OpenAPI 3.1 says by a media type without an encoding."""
    media_type = _text(schema.get("contentMediaType")).lower()
    return "contentEncoding" not in schema and media_type.startswith(_RAW)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
