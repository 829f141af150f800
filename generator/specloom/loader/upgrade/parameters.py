"""Parameters and headers of OpenAPI 2.0, brought to 3.1: a schema of their own, a style, and bodies that are bodies.

Source: OpenAPI 2.0, "Parameter Object"; OpenAPI 3.1.1 section 4.8.12.
"""

from __future__ import annotations

from typing import Any

FORM_TYPES = ("multipart/form-data", "application/x-www-form-urlencoded")

_KEPT = frozenset(
    ("name", "in", "description", "required", "allowEmptyValue", "deprecated", "$ref", "schema", "content")
)
_STYLES: dict[str, tuple[str, bool]] = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}


def is_in(parameter: Any, *places: str) -> bool:
    """Whether it is a parameter object of one of these places."""
    return isinstance(parameter, dict) and parameter.get("in") in places


def upgrade_parameter(parameter: dict[str, Any]) -> str:
    """Moves what describes the value into ``schema``, in place; the same for headers, which have no ``in``.

    Returns:
        The collection format that 3.1 cannot say, to warn about; empty when there is none.
    """
    if "$ref" in parameter or "schema" in parameter or "content" in parameter:
        return ""
    schema = {key: parameter.pop(key) for key in [*parameter] if key not in _KEPT and not key.startswith("x-")}
    if isinstance(parameter.get("x-nullable"), bool):
        schema["x-nullable"] = parameter["x-nullable"]
    collection = schema.pop("collectionFormat", "csv") if schema.get("type") == "array" else ""
    parameter["schema"] = schema
    strip_collections(schema.get("items"))
    if not collection or parameter.get("in") not in ("query", "header", "path"):
        return ""
    if parameter["in"] == "query":
        parameter["style"], parameter["explode"] = _STYLES.get(str(collection), ("form", False))
    else:
        parameter["style"], parameter["explode"] = "simple", False
    expected = _STYLES if parameter["in"] == "query" else ("csv",)
    return "" if collection in expected else str(collection)


def strip_collections(items: Any) -> None:
    """Items of items cannot say how they are joined in 3.1, where only the outermost list has a style."""
    while isinstance(items, dict):
        items.pop("collectionFormat", None)
        items = items.get("items")


def body_of(parameter: dict[str, Any], consumes: list[str]) -> dict[str, Any]:
    """The request body that a body parameter is."""
    body: dict[str, Any] = {
        "content": {
            media_type: {"schema": parameter.get("schema", {})} for media_type in consumes or ["application/json"]
        }
    }
    _carry(parameter, body)
    return body


def form_of(parameters: list[dict[str, Any]], consumes: list[str]) -> dict[str, Any]:
    """The request body that form parameters are together: an object with a property for each."""
    properties: dict[str, Any] = {}
    encoding: dict[str, Any] = {}
    for parameter in parameters:
        name = str(parameter.get("name", ""))
        collection = parameter.get("collectionFormat", "csv")
        upgrade_parameter(parameter)
        schema = parameter.get("schema", {})
        if "description" in parameter:
            schema["description"] = parameter["description"]
        if schema.get("type") == "array":
            style, explode = _STYLES.get(str(collection), ("form", False))
            encoding[name] = {"style": style, "explode": explode}
        properties[name] = schema
    required = [
        str(parameter["name"]) for parameter in parameters if parameter.get("required") is True and "name" in parameter
    ]
    form: dict[str, Any] = {"type": "object", "properties": properties}
    if required:
        form["required"] = required
    media = {"schema": form, "encoding": encoding} if encoding else {"schema": form}
    return {"required": bool(required), "content": dict.fromkeys(_form_types(properties, consumes), media)}


def _form_types(properties: dict[str, Any], consumes: list[str]) -> list[str]:
    """A file can only travel in parts; otherwise what the operation says, the plainer by default."""
    if any(schema.get("type") == "file" or schema.get("format") == "binary" for schema in properties.values()):
        return [FORM_TYPES[0]]
    return [media_type for media_type in consumes if media_type in FORM_TYPES] or [FORM_TYPES[1]]


def _carry(parameter: dict[str, Any], body: dict[str, Any]) -> None:
    for key, value in parameter.items():
        if key in ("description", "required") or key.startswith("x-"):
            body[key] = value
