"""Enums that take values they do not know."""

from __future__ import annotations

from enum import EnumMeta
from typing import Any


class OpenEnumMeta(EnumMeta):
    """The metaclass of an open enum: called with a value that it lacks, it gives the value back."""

    def __call__(cls, value: Any, *names: Any, **options: Any) -> Any:
        try:
            return super().__call__(value, *names, **options)
        except ValueError:
            if names or options:
                raise
            return value
