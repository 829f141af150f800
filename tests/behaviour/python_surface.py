"""Prints what of a published surface an installed package lacks or has otherwise, as JSON: path and problem.

A program of its own, so that the package is imported in a process that has imported no other of its name:

    python python_surface.py SITE SURFACE

The surface is a JSON object of names by path: kinds, signatures, fields. More is never a problem: parameters that may be
left out, fields, bases.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import typing_extensions
from pydantic import BaseModel

Entry = dict[str, Any]


def problems(surface: dict[str, Entry]) -> Iterator[tuple[str, str]]:
    """Path and problem of everything that is not as published."""
    for path, entry in surface.items():
        try:
            value = found(path)
        except AttributeError:
            yield path, "is missing"
            continue
        yield from ((path, problem) for problem in _differences(value, entry))


def found(path: str) -> Any:
    """What a path leads to: through as many modules as there are, then through attributes.

    Raises:
        AttributeError: It leads nowhere.
    """
    parts = path.split(".")
    try:
        value: Any = importlib.import_module(parts[0])
    except ModuleNotFoundError:
        raise AttributeError(path) from None
    for depth, part in enumerate(parts[1:], 1):
        if isinstance(value, ModuleType) and not hasattr(value, part):
            try:
                value = importlib.import_module(".".join(parts[: depth + 1]))
            except ModuleNotFoundError:
                raise AttributeError(path) from None
        else:
            value = getattr(value, part)
    return value


def _differences(value: Any, entry: Entry) -> Iterator[str]:
    kind = entry["kind"]
    if kind == "reexport":
        if value is not _or_none(entry["of"]):
            yield f"is not {entry['of']}"
        return
    if not _KINDS[kind](value):
        yield f"is no {kind} but {type(value).__name__}"
        return
    match kind:
        case "constant":
            yield from _constant(value, entry)
        case "pydantic_model":
            yield from _model(value, entry)
        case "typeddict":
            yield from _companion(value, entry)
    if isinstance(value, type):
        yield from _class(value, entry)
    if entry.get("signature"):
        yield from _signature(value, entry["signature"])


_KINDS: dict[str, Callable[[Any], bool]] = {
    "module": inspect.ismodule,
    "function": inspect.isfunction,
    "method": inspect.isfunction,
    "class": inspect.isclass,
    "exception": lambda value: inspect.isclass(value) and issubclass(value, BaseException),
    "abstract_class": inspect.isabstract,
    "protocol": typing_extensions.is_protocol,
    "pydantic_model": lambda value: inspect.isclass(value) and issubclass(value, BaseModel),
    "typeddict": typing_extensions.is_typeddict,
    "newtype": lambda value: isinstance(value, typing.NewType),
    "type_alias": lambda value: (
        isinstance(value, typing_extensions.TypeAliasType) or typing.get_origin(value) is not None
    ),
    "constant": lambda value: not callable(value),
}


def _or_none(path: str) -> Any:
    try:
        return found(path)
    except AttributeError:
        return None


def _constant(value: Any, entry: Entry) -> Iterator[str]:
    if type(value).__name__ != entry["type"]:
        yield f"is a {type(value).__name__}, not a {entry['type']}"


def _class(value: type, entry: Entry) -> Iterator[str]:
    for base in entry.get("bases", ()):
        wanted = _base(base, entry["origin"].partition(".")[0])
        if wanted is not None and not issubclass(value, wanted):
            yield f"is no {base}"
    told = {name for each in value.__mro__[:-1] for name in (*vars(each), *inspect.get_annotations(each))}
    makers = [vars(each).get("__init__") for each in value.__mro__]
    made = {name for maker in makers if inspect.isfunction(maker) for name in maker.__code__.co_names}
    for name in entry.get("attributes", ()):
        if name not in told | made:
            yield f"has no attribute {name}"


def _base(path: str, package: str) -> type | None:
    """The class that a base means: whole path, path below the package, or a builtin. ``None`` for what is no class to inherit from."""
    for whole in (path, f"{package}.{path}", f"builtins.{path}"):
        base = _or_none(whole)
        if isinstance(base, type):
            return base
    return None


def _model(value: type[BaseModel], entry: Entry) -> Iterator[str]:
    for field in entry["fields"]:
        name = field["name"]
        ours = value.model_fields.get(name)
        if ours is None:
            yield f"has no field {name}"
        elif ours.alias != field["alias"]:
            yield f"calls {name} {ours.alias}, not {field['alias']}"
        elif ours.is_required() is not field["required"]:
            yield f"{'requires' if ours.is_required() else 'does not require'} {name}"


def _companion(value: Any, entry: Entry) -> Iterator[str]:
    # Annotations are text here, so what is required stands in them and not in ``__required_keys__``.
    keys = typing_extensions.get_type_hints(value, include_extras=True)
    for field in entry["fields"]:
        name = field["name"]
        if name not in keys:
            yield f"has no key {name}"
        elif (typing_extensions.get_origin(keys[name]) is typing_extensions.NotRequired) is field["required"]:
            yield f"{'does not require' if field['required'] else 'requires'} {name}"


_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_VARIABLE = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def _signature(value: Any, entry: Entry) -> Iterator[str]:
    function = value.__init__ if isinstance(value, type) else value
    if not inspect.isfunction(function):
        return
    if entry["async"] is not inspect.iscoroutinefunction(function):
        yield "is not asynchronous" if entry["async"] else "is asynchronous"
    ours = inspect.signature(function).parameters
    published = {each["name"]: each for each in entry["params"]}
    order = [name for name, each in ours.items() if each.kind in _POSITIONAL]
    wanted = [name for name, each in published.items() if each["kind"] in ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD")]
    takes_any = any(each.kind is inspect.Parameter.VAR_KEYWORD for each in ours.values())
    if order[: len(wanted)] != wanted and not takes_any:
        yield f"takes {', '.join(order)} by position, not {', '.join(wanted)}"
    for name, each in published.items():
        if each["kind"].startswith("VAR_") or takes_any:
            continue
        if name not in ours:
            yield f"takes no {name}"
        elif each["has_default"] and ours[name].default is inspect.Parameter.empty:
            yield f"requires {name}"
    for name, parameter in ours.items():
        if name not in published and parameter.default is parameter.empty and parameter.kind not in _VARIABLE:
            yield f"requires {name}, which is new"


def main() -> None:
    site, surface = sys.argv[1:]
    sys.path.insert(0, site)
    json.dump(list(problems(json.loads(Path(surface).read_text(encoding="utf-8"))["surface"])), sys.stdout)


if __name__ == "__main__":
    main()
