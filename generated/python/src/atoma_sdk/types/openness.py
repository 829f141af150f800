"""Open enums and unions: a value that the document does not know is kept as it came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from pydantic import Discriminator, Field

OPEN = Field(union_mode="left_to_right")
"""Marks an open enum, ``Annotated[Union[Color, str], OPEN]``: a known value becomes its member, any other stays raw."""

UNKNOWN = "~unknown~"
"""The tag of the variant that takes what no other variant of a discriminated union claims."""

UnknownVariant: TypeAlias = dict[str, Any]
"""What a value becomes whose discriminator the document does not know."""


def discriminated_by(wire_name: str, attribute: str, *tags: str) -> Discriminator:
    """A discriminator for an open union whose variants carry ``Tag(...)`` and whose last is tagged ``UNKNOWN``.

    Args:
        wire_name: The property that tells variants apart, as JSON spells it.
        attribute: The same property as the models spell it.
        tags: Every value of it that the document knows.
    """
    return Discriminator(_tag_reader(wire_name, attribute, frozenset(tags)))


def _tag_reader(wire_name: str, attribute: str, known: frozenset[str]) -> Callable[[Any], str]:
    def tag_of(value: Any) -> str:
        found = (
            value.get(wire_name, value.get(attribute)) if isinstance(value, dict) else getattr(value, attribute, None)
        )
        tag = str(getattr(found, "value", found))
        return tag if tag in known else UNKNOWN

    return tag_of
