"""The types that models and signatures are made of. What needs pydantic is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .unset import UNSET, UNSET_SENTINEL, Nullable, OptionalNullable, Unset

if TYPE_CHECKING:
    from .basemodel import READ_ONLY, SERVER_SET, BaseModel, UnrecognizedInt, UnrecognizedStr
    from .file import File
    from .moments import AS_SENT
    from .openness import OPEN_ENUM, UNKNOWN, UNKNOWN_TAG, UnknownVariant, discriminated_by, tagged

__all__ = [
    "AS_SENT",
    "OPEN_ENUM",
    "READ_ONLY",
    "SERVER_SET",
    "UNKNOWN",
    "UNKNOWN_TAG",
    "UNSET",
    "UNSET_SENTINEL",
    "BaseModel",
    "File",
    "Nullable",
    "OptionalNullable",
    "UnknownVariant",
    "UnrecognizedInt",
    "UnrecognizedStr",
    "Unset",
    "discriminated_by",
    "tagged",
]

_HOMES = {
    "AS_SENT": ".moments",
    "OPEN_ENUM": ".openness",
    "SERVER_SET": ".basemodel",
    "READ_ONLY": ".basemodel",
    "UNKNOWN": ".openness",
    "UNKNOWN_TAG": ".openness",
    "BaseModel": ".basemodel",
    "File": ".file",
    "UnknownVariant": ".openness",
    "UnrecognizedInt": ".basemodel",
    "UnrecognizedStr": ".basemodel",
    "discriminated_by": ".openness",
    "tagged": ".openness",
}

if not TYPE_CHECKING:
    from .._lazy import names_of

    __getattr__, __dir__ = names_of(__name__, _HOMES)
