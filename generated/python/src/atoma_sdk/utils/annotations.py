"""What tells the variants of a union apart."""

from __future__ import annotations

from enum import Enum
from typing import Any


def get_discriminator(model: Any, fieldname: str, key: str) -> str:
    """The value that names the variant of a model, of a dict, or of the first item of a list that has one.

    Args:
        fieldname: The attribute of a model, as Python spells it.
        key: The same as JSON spells it.

    Raises:
        ValueError: There is none.
    """
    for candidate in [*(model if isinstance(model, list) else ()), model]:
        if isinstance(candidate, dict):
            found = candidate.get(key)
        else:
            found = getattr(candidate, fieldname, getattr(candidate, fieldname.upper(), None))
        if found is not None:
            return str(found.value if isinstance(found, Enum) else found)
    raise ValueError(f"there is no {fieldname} in {type(model).__name__}")
