"""Prints the public surface of an installed package as ``inspect`` finds it, as JSON: path, promise, whose.

A program of its own, so that a package can be looked at wherever it lies:

    python python_surface.py SITE PACKAGE RUNTIME

Whose is ``runtime`` for what is written in a module that lies in the folder RUNTIME too, and ``api`` for what is made for the API.
"""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from pydantic_core import to_jsonable_python


class Package:
    """A package, with everything it defines.

    Public is what stands in a module, and has a name, that does not begin with an underscore; ``_hooks`` is public too, because owners
    register there; so is whatever public names lead to: a base of theirs, or what they are offered for.
    """

    def __init__(self, name: str, runtime: Path) -> None:
        self.name = name
        self.runtime = runtime
        root = importlib.import_module(name)
        found = pkgutil.walk_packages(root.__path__, f"{name}.")
        self.modules = {module: importlib.import_module(module) for module in [name, *(each.name for each in found)]}
        self.defined = {module: tuple(dict.fromkeys(_made(value))) for module, value in self.modules.items()}

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """Path, promise and whose, of every symbol."""
        for module, names in self.defined.items():
            whose = "runtime" if self._is_runtime(module) else "api"
            for name in names:
                if not name.startswith("__") and (self._is_public(f"{module}.{name}") or self._is_led_to(module, name)):
                    yield from ((path, promise, whose) for path, promise in self._symbol(module, name))
        for (home, name), places in self._places.items():
            if self._is_runtime(home) or not self._is_public(home):
                for place in places:
                    whose = "runtime" if self._is_runtime(place) else "api"
                    yield f"{place}.{name}", f": {self._relative(home)}.{name}", whose

    def _relative(self, module: str) -> str:
        return module.removeprefix(self.name)

    def _is_public(self, path: str) -> bool:
        return not any(part.startswith("_") and part != "_hooks" for part in path.split("."))

    def _is_runtime(self, module: str) -> bool:
        parts = module.split(".")[1:]
        return bool(parts) and (
            self.runtime.joinpath(*parts).with_suffix(".py").exists()
            or self.runtime.joinpath(*parts, "__init__.py").exists()
        )

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[str]]:
        """For a module and a name of it, the other public modules that offer it."""
        found: dict[tuple[str, str], list[str]] = {}
        for module, value in self.modules.items():
            for name in getattr(value, "__all__", ()) if self._is_public(module) else ():
                home = self._home(name, getattr(value, name))
                if home is not None and home != module:
                    found.setdefault((home, name), []).append(module)
        return found

    def _home(self, name: str, value: Any) -> str | None:
        """The module whose statements made a value."""
        homes = (home for home, names in self.defined.items() if name in names)
        return next((home for home in homes if getattr(self.modules[home], name) is value), None)

    @cached_property
    def _bases(self) -> frozenset[Any]:
        """Classes that public ones inherit from."""
        public = [
            getattr(self.modules[module], name)
            for module, names in self.defined.items()
            for name in names
            if self._is_public(f"{module}.{name}")
        ]
        return frozenset(base for value in public if isinstance(value, type) for base in value.__mro__[1:])

    def _is_led_to(self, module: str, name: str) -> bool:
        value = getattr(self.modules[module], name)
        return (module, name) in self._places or (isinstance(value, type) and value in self._bases)

    def _symbol(self, module: str, name: str) -> Iterator[tuple[str, str]]:
        value, path = getattr(self.modules[module], name), f"{module}.{name}"
        others = ", ".join(self._relative(place) or "." for place in self._places.get((module, name), ()))
        places = f"; in {others}" if others and not self._is_runtime(module) and self._is_public(module) else ""
        if self._relative(module).startswith(".models."):
            yield from self._declared(module, name, value, places)
        elif isinstance(value, type):
            yield from self._class(path, value, places)
        elif inspect.isfunction(value):
            yield path, _signature(value)
        elif not isinstance(value, TypeVar):
            yield path, f": constant{places}"

    # What is made of declarations.

    def _declared(self, module: str, name: str, value: Any, places: str) -> Iterator[tuple[str, str]]:
        path, companion = f"{module}.{name}", f"{name}TypedDict"
        if self._is_companion(module, name):
            return
        if isinstance(value, type) and issubclass(value, enum.Enum):
            (base,) = (each.__name__ for each in value.__bases__ if each is not enum.Enum)
            yield path, f": enum of {base}{places}"
            yield from ((f"{path}.{member.name}", f" = {member.value!r}") for member in value)
        elif isinstance(value, type):
            dicts = getattr(self.modules[module], companion).__annotations__
            others = value.__annotations__.get("__pydantic_extra__")
            extra = f"; others {others}" if others else ""
            yield path, f": class, or dict {companion}{extra}{places}"
            for field in vars(value)["__annotations__"]:
                if not field.startswith("_"):
                    yield f"{path}.{field}", _field(value, field, dicts[field])
        else:
            texts = _alias_texts(self.modules[module])
            yield path, f": {texts[name]}, or {companion} {texts[companion]}{places}"

    def _is_companion(self, module: str, name: str) -> bool:
        return name.endswith("TypedDict") and name.removesuffix("TypedDict") in self.defined[module]

    # What is written by hand, resources and the client.

    def _class(self, path: str, value: type, places: str) -> Iterator[tuple[str, str]]:
        bases = [each for each in value.__bases__ if each.__module__.startswith(f"{self.name}.")]
        of = f" of {', '.join(self._path(base) for base in bases)}" if bases else ""
        has_own = "__init__" in vars(value) and not getattr(value, "_is_protocol", False)
        constructor = _arguments(vars(value)["__init__"]) if has_own else ""
        yield path, f"{constructor}: class{of}{places}"
        members = {**dict.fromkeys(vars(value).get("__annotations__", {})), **vars(value)}
        for name in members:
            if not name.startswith("_"):
                yield f"{path}.{name}", self._member(value, name)

    def _path(self, value: type) -> str:
        return f"{self._relative(value.__module__)}.{value.__name__}"

    def _member(self, owner: type, name: str) -> str:
        value = inspect.getattr_static(owner, name, None)
        if isinstance(value, cached_property):
            return f": {_returned(value.func)}"
        if isinstance(value, property):
            return f": {_returned(value.fget)}"
        if isinstance(value, staticmethod | classmethod):
            return _signature(value.__func__)
        if inspect.isfunction(value):
            twin = inspect.getattr_static(owner, name.removesuffix("_async"), None)
            is_twin = name.endswith("_async") and twin is not None and _arguments(twin) == _arguments(value)
            return f"(…) -> {_returned(value)}" if is_twin else _signature(value)
        return f": {_text(vars(owner).get('__annotations__', {}).get(name, type(value)))}"


def _made(module: ModuleType) -> Iterator[str]:
    """Names that a module's own statements make, those for run time where two are alternatives."""
    for node in ast.parse(inspect.getsource(module)).body:
        for statement in node.orelse if isinstance(node, ast.If) else [node]:
            match statement:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    yield name
                case ast.Assign(targets=targets):
                    yield from (target.id for target in targets if isinstance(target, ast.Name))
                case ast.AnnAssign(target=ast.Name(id=name)):
                    yield name


def _alias_texts(module: ModuleType) -> dict[str, str]:
    """The types that a module's aliases stand for, as text."""
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = ast.unparse(value)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(args=[_, ast.Constant(value=str() as text)])):
                found[name] = text
    return found


def _field(model: Any, name: str, companion: Any) -> str:
    annotation, text, info = _text(vars(model)["__annotations__"][name]), _text(companion), model.model_fields[name]
    made = info.default_factory and to_jsonable_python(info.default_factory(), by_alias=True)
    default = "" if info.is_required() else f" = {made if info.default_factory else _default(info.default)}"
    return f": {annotation}{default}" + (f", or {text}" if text != annotation else "")


def _text(annotation: Any) -> str:
    """An annotation as it is written."""
    if isinstance(annotation, str):
        return annotation
    if isinstance(annotation, type):
        return annotation.__name__
    return str(getattr(annotation, "__forward_arg__", inspect.formatannotation(annotation)))


def _returned(function: Any) -> str:
    return _text(inspect.signature(function).return_annotation)


def _signature(function: Any) -> str:
    return f"{_arguments(function)} -> {_returned(function)}"


def _arguments(function: Any) -> str:
    """Arguments without the first of a method."""
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())
    if parameters and parameters[0].name in ("self", "cls"):
        parameters = parameters[1:]
    texts, has_star = [], False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not has_star:
            texts.append("*")
        has_star = has_star or parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        annotation = "" if parameter.annotation is parameter.empty else f": {_text(parameter.annotation)}"
        default = "" if parameter.default is parameter.empty else f" = {_default(parameter.default)}"
        texts.append(f"{stars}{parameter.name}{annotation}{default}")
    return f"({', '.join(texts)})"


def _default(value: Any) -> str:
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    return "..." if value is ... else repr(value)


def main() -> None:
    site, package, runtime = sys.argv[1:]
    sys.path.insert(0, site)
    json.dump(sorted(Package(package, Path(runtime)).lines()), sys.stdout)


if __name__ == "__main__":
    main()
