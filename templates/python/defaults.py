"""Defaults in signatures and in models."""

from __future__ import annotations

from specloom.ir import Anything, Constant, Default, ListOf, MapOf, Named, Scalar, ScalarKind, Type, without_null
from specloom.target import Code
from specloom.target.defaults import is_scalar_of

from .literals import scalar_text
from .naming import Names
from .spelling import SCALARS


def is_plain(type_: Type) -> bool:
    """Whether JSON's values are those of the type."""
    match without_null(type_):
        case Scalar(kind):
            return SCALARS[kind] in ("str", "int", "float", "bool")
        case ListOf(item) | MapOf(item):
            return is_plain(item)
        case inner:
            return isinstance(inner, Constant | Anything)


def default_text(default: Default | None, type_: Type, names: Names) -> Code | None:
    """A default as source, where it is a scalar; one that is composed and optional is the server's to know."""
    if default is None or isinstance(default.value, list | dict):
        return None
    match without_null(type_):
        case Scalar(ScalarKind.DATE | ScalarKind.DATE_TIME | ScalarKind.DECIMAL | ScalarKind.BINARY):
            return None
        case Scalar() | Constant() | Anything():
            return scalar_text(default.value)
        case Named(identity) if is_scalar_of(default.value, names.api.by_identity[identity]):
            return scalar_text(default.value)
        case _:
            return Code("None") if default.value is None else None
