"""Open enums and unions: a value that the document does not know is kept as it came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pydantic
from pydantic import Discriminator, Field, Tag
from pydantic_core import CoreSchema, core_schema

OPEN_ENUM = Field(union_mode="left_to_right")
"""Marks an open enum, ``Annotated[Union[Color, str], OPEN_ENUM]``: a known value becomes its member, any other stays raw."""

UNKNOWN = "~unknown~"
"""The tag of the variant that takes what no other variant of a discriminated union claims."""

UNKNOWN_TAG = Tag(UNKNOWN)
"""Marks that variant."""


class UnknownVariant(dict[str, Any]):
    """What an object becomes whose discriminator the document does not know: the JSON as it came, readable as attributes, too."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """Any object at all, whatever is in it."""
        return core_schema.no_info_after_validator_function(cls, core_schema.dict_schema(core_schema.str_schema()))


def tagged(name: str) -> Tag:
    """Marks a variant of a discriminated union with the name of its class."""
    return Tag(name)


def discriminated_by(
    wire_name: str, attribute: str, variants: Mapping[str, str], default: str = UNKNOWN
) -> Discriminator:
    """A discriminator for an open union whose variants are ``tagged``; where no class is the default, the last carries ``UNKNOWN_TAG``.

    Args:
        wire_name: The property that tells variants apart, as JSON spells it.
        attribute: The same property as the models spell it.
        variants: The class that each value of it stands for; JSON's ``true`` and ``1`` are written so.
        default: The class that any other value stands for, and none.
    """
    return Discriminator(_tag_reader(wire_name, attribute, dict(variants), default))


def _tag_reader(wire_name: str, attribute: str, variants: dict[str, str], default: str) -> Callable[[Any], str]:
    classes = frozenset({*variants.values(), default})

    def tag_of(value: Any) -> str:
        if isinstance(value, pydantic.BaseModel):
            return next((each.__name__ for each in type(value).__mro__ if each.__name__ in classes), UNKNOWN)
        if not isinstance(value, dict):
            return UNKNOWN
        found = value.get(wire_name, value.get(attribute))
        return variants.get(_spelled(getattr(found, "value", found)), default)

    return tag_of


def _spelled(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
