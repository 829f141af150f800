"""What a hostile or careless hand may do to a document: changes of its values, and changes of its text."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml

_ODD_VALUES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1.5, 10**30, 1e308, "", "x", "null", [], [None], {}, {"": None}, {"type": "object"}, [[]], [{}], {"$ref": "#"},
)  # fmt: skip
_HOSTILE: Final = (
    "__proto__", "constructor", "class", "\u2028", "*/", '"""', "${x}", "{{ 7 * 7 }}", "\\", "\x00", "\N{GRINNING FACE}", "\ud800", "../../x", "a\nb", "`", "<script>",
    "self", "model_config", "true", "1", "-", "$", "#/components/schemas/%", "application/json; charset=\"", "default", "2XX", "6XX", "\N{RIGHT-TO-LEFT OVERRIDE}",
)  # fmt: skip
_KEYWORDS: Final = (
    "type", "properties", "required", "additionalProperties", "patternProperties", "items", "prefixItems", "enum", "const", "oneOf", "anyOf", "allOf", "not",
    "$ref", "discriminator", "default", "example", "examples", "format", "pattern", "minimum", "maxLength", "nullable", "content", "schema", "itemSchema",
    "parameters", "responses", "requestBody", "headers", "encoding", "servers", "security", "tags", "callbacks", "webhooks", "links", "components", "paths",
    "operationId", "in", "name", "style", "explode", "description", "title", "deprecated", "$id", "$anchor", "$defs", "x-speakeasy-pagination", "x-specloom-retries",
)  # fmt: skip
_TEXTS: Final = ("&a ", "*a ", "<<: *a\n", "!!python/object:x ", "- ", ": ", "? ", "| ", "> ", "{", "}", "[", "]", "'", '"', "#", "%YAML 1.1\n", "---\n",
                 "...\n", "\t", "\r", "\x85", "\ufeff", "~", "0x1F", ".inf", ".nan", "012", "1e999", "2001-01-01", "no")  # fmt: skip

Holder = tuple[Any, Any]
"""A list or an object, and an index or a key in it."""


def mutated(seed: Any, chance: random.Random) -> str:
    """The text of a document after a few changes; the same for the same state of ``chance``."""
    root = copy.deepcopy(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        places = list(_places(root))
        if places:
            chance.choice(_CHANGES)(root, places, chance)
    text = json.dumps(root) if chance.random() < 0.3 else _as_yaml(root)
    return _text_changed(text, chance) if chance.random() < 0.15 else text


def _as_yaml(root: Any) -> str:
    """YAML without halves of surrogate pairs, which JSON alone can write; JSON where PyYAML would nest too deeply."""
    try:
        text = yaml.dump(root, Dumper=_Plain, sort_keys=False, allow_unicode=True)
    except RecursionError:
        return json.dumps(root)
    return text.encode("utf-8", "ignore").decode()


class _Plain(yaml.SafeDumper):
    """Writes values that are met twice twice, unless they hold themselves."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _places(value: Any) -> Iterator[Holder]:
    stack = [value]
    while stack:
        holder = stack.pop()
        for key in list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ():
            yield holder, key
            stack.append(holder[key])


def _retype(root: Any, places: list[Holder], chance: random.Random) -> None:
    holder, key = chance.choice(places)
    holder[key] = copy.deepcopy(chance.choice(_ODD_VALUES))


def _delete(root: Any, places: list[Holder], chance: random.Random) -> None:
    holder, key = chance.choice(places)
    del holder[key]


def _graft(root: Any, places: list[Holder], chance: random.Random) -> None:
    """A copy of one value in the place of another."""
    (holder, key), (other, where) = chance.choice(places), chance.choice(places)
    holder[key] = copy.deepcopy(other[where])


def _swap(root: Any, places: list[Holder], chance: random.Random) -> None:
    holder, key = chance.choice(places)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    other = chance.choice(keys)
    holder[key], holder[other] = holder[other], holder[key]


def _rename(root: Any, places: list[Holder], chance: random.Random) -> None:
    named = [(holder, key) for holder, key in places if isinstance(holder, dict)]
    if named:
        holder, key = chance.choice(named)
        new = chance.choice((*_HOSTILE, *_KEYWORDS, f"{key}"[::-1]))
        members = [(new if each == key else each, value) for each, value in holder.items()]
        holder.clear()
        holder.update(members)


def _add_keyword(root: Any, places: list[Holder], chance: random.Random) -> None:
    """A word of the grammar with some value of the document, in an object where it may not belong."""
    objects = [holder[key] for holder, key in places if isinstance(holder[key], dict)]
    if objects:
        other, where = chance.choice(places)
        value = chance.choice((other[where], chance.choice(_ODD_VALUES), chance.choice(_HOSTILE)))
        chance.choice(objects)[chance.choice(_KEYWORDS)] = copy.deepcopy(value)


def _say_hostile(root: Any, places: list[Holder], chance: random.Random) -> None:
    texts = [(holder, key) for holder, key in places if isinstance(holder[key], str)]
    if texts:
        holder, key = chance.choice(texts)
        hostile = chance.choice(_HOSTILE)
        holder[key] = chance.choice((hostile, holder[key] + hostile, hostile + holder[key], hostile * 200))


def _refer(root: Any, places: list[Holder], chance: random.Random) -> None:
    """A reference to any place, which closes a circle where that holds this one."""
    holder, key = chance.choice(places)
    way = _way(root, chance)
    holder[key] = {"$ref": way} if chance.random() < 0.7 else {"allOf": [{"$ref": way}], "nullable": True}


def _way(root: Any, chance: random.Random) -> str:
    way, value = "#", root
    while isinstance(value, dict | list) and value and (way == "#" or chance.random() < 0.8):
        key = chance.choice(list(value)) if isinstance(value, dict) else chance.randrange(len(value))
        way += "/" + _escaped(str(key))
        value = value[key]
    return way


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1").replace("%", "%25")


def _nest(root: Any, places: list[Holder], chance: random.Random) -> None:
    holder, key = chance.choice(places)
    wrap: Callable[[Any], Any] = chance.choice(
        (
            lambda value: [value],
            lambda value: {"items": value, "type": "array"},
            lambda value: {"properties": {"a": value}},
            lambda value: {"oneOf": [value, {"type": "null"}]},
            lambda value: {"allOf": [value]},
            lambda value: {"additionalProperties": value},
        )
    )
    for _ in range(chance.choice((1, 2, 8, 40, 90))):
        holder[key] = wrap(holder[key])


def _compose(root: Any, places: list[Holder], chance: random.Random) -> None:
    """Components that extend one another and are each other's variants, some told apart by a property."""
    schemas = _mapping(_mapping(_mapping(root).get("components")).get("schemas"))
    known = {key: schema for key, schema in schemas.items() if isinstance(schema, dict)}
    for _ in range(chance.choice((1, 2, 4, 8)) if known else 0):
        schema, other = known[chance.choice(list(known))], chance.choice(list(known))
        members = schema.setdefault(chance.choice(("allOf", "oneOf", "anyOf")), [])
        if isinstance(members, list):
            members.append({"$ref": "#/components/schemas/" + _escaped(other)})
        if chance.random() < 0.3:
            schema["discriminator"] = {
                "propertyName": chance.choice(list(_mapping(schema.get("properties"))) or ["kind"])
            }


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


_CHANGES: Final = (
    _retype,
    _retype,
    _delete,
    _graft,
    _graft,
    _swap,
    _rename,
    _add_keyword,
    _add_keyword,
    _say_hostile,
    _refer,
    _nest,
    _compose,
)


def _text_changed(text: str, chance: random.Random) -> str:
    """The text with characters deleted, doubled or put in."""
    for _ in range(chance.choice((1, 2, 5))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 7, 60)))
        piece = chance.choice((*_TEXTS, *_HOSTILE, text[start:end] * 2, ""))
        text = text[:start] + piece + text[end:]
    return text
