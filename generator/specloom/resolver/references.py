"""What stands behind a ``$ref`` to anything but a schema."""

from __future__ import annotations

from typing import Any, Final

from specloom.diagnostics import SpecError
from specloom.loader import Document

_LONGEST_CHAIN: Final = 32
"""References followed into one another."""


def followed(value: Any, document: Document) -> dict[str, Any]:
    """An object behind its references; an empty one where there is none."""
    try:
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                break
            value = document.resolve(value["$ref"])[1]
    except SpecError:
        return {}
    return value if isinstance(value, dict) else {}
