"""Defaults that a language can write as JSON has them, and those that only a page can show."""

from __future__ import annotations

from typing import Final

from specloom.ir import Constant, Declaration, Default, Enum, Json, Prose, Scalar, ScalarKind, Type, Union
from specloom.target.code import Code
from specloom.target.literals import json_text
from specloom.target.text import cell, cell_text
from specloom.target.ticks import code_span

_KINDS: Final[dict[ScalarKind, tuple[type, ...]]] = {
    ScalarKind.STRING: (str,),
    ScalarKind.BOOLEAN: (bool,),
    ScalarKind.INTEGER: (int,),
    ScalarKind.NUMBER: (int, float),
}
"""Kinds whose values are written alike everywhere; a date or a file is something else in every language."""


def is_scalar_of(value: Json, declaration: Declaration) -> bool:
    """Whether a default is a value of an enum, or of a variant of a union that is one string, number or boolean."""
    match declaration:
        case Enum():
            return True
        case Union(variants=variants):
            return any(_is_of(value, variant.type) for variant in variants)
        case _:
            return False


def _is_of(value: Json, type_: Type) -> bool:
    match type_:
        case Scalar(kind):
            kinds = _KINDS.get(kind, ())
            return isinstance(value, kinds) and isinstance(value, bool) == (kind is ScalarKind.BOOLEAN)
        case Constant(constant):
            return type(value) is type(constant) and value == constant
        case _:
            return False


def description_cell(prose: Prose, default: Default | None) -> Code:
    """What the document says of a field or an argument, and its default where that is a list or an object: no signature shows one."""
    said = [cell(prose)] if prose else []
    if default is not None and isinstance(default.value, list | dict):
        said.append(cell_text(f"Default: {code_span(json_text(default.value))}"))
    return Code("<br/>".join(said) or "N/A")
