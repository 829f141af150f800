"""How large a value is once it is written out, although its parts are shared in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from specloom.ir import Json, ListValue, MapValue, ModelValue, RawValue, ScalarValue, Value, VariantValue

LIGHT: Final = 400
"""Values in an example beyond which optional fields give way: examples are for reading."""

BEARABLE: Final = 20_000
"""Values in an example beyond which even required ones do."""

_LONG: Final = 1_000
"""Characters of a text that weigh as much as a value."""

_DEEP: Final = 40
"""Containers and variants inside one another in an example; compilers nest less than authors of documents."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Scalars, containers and variants in a value, long texts several times, and how deep they stand inside one another."""

    count: int
    depth: int

    @property
    def is_light(self) -> bool:
        """It is of a size for reading."""
        return self.count <= LIGHT and self.depth <= _DEEP

    @property
    def is_bearable(self) -> bool:
        """It is of a size that can be shown at all."""
        return self.count <= BEARABLE and self.depth <= _DEEP

    def around(self, part: Weight) -> Weight:
        """The weight of a container with one part more."""
        return Weight(self.count + part.count, max(self.depth, 1 + part.depth))


EMPTY: Final = Weight(1, 1)
"""A container without anything in it."""


class Weights:
    """Weighs values; one that was weighed is remembered, so what is shared is not walked again."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Value, Weight]] = {}

    def of(self, value: Value) -> Weight:
        """The weight of a value."""
        known = self._known.get(id(value))
        if known is None:
            known = value, self._weigh(value)
            if not isinstance(value, ScalarValue):
                self._known[id(value)] = known
        return known[1]

    def is_light(self, value: Value) -> bool:
        """It is of a size for reading."""
        return self.of(value).is_light

    def is_bearable(self, value: Value) -> bool:
        """It is of a size that can be shown at all."""
        return self.of(value).is_bearable

    def _weigh(self, value: Value) -> Weight:
        match value:
            case ScalarValue(scalar):
                return _of_json(scalar)
            case ListValue(items):
                return _sum([self.of(item) for item in items])
            case MapValue(entries):
                return _sum([self.of(item) for _, item in entries])
            case ModelValue(_, fields, additional):
                return _sum([self.of(item) for _, item in (*fields, *additional)])
            case VariantValue(_, inner):
                return _sum([self.of(inner)])
            case RawValue(json):
                return _of_json(json)


def _of_json(json: Json) -> Weight:
    if isinstance(json, str):
        return Weight(1 + len(json) // _LONG, 0)
    if not isinstance(json, list | dict):
        return Weight(1, 0)
    return _sum([_of_json(item) for item in (json.values() if isinstance(json, dict) else json)])


def _sum(parts: list[Weight]) -> Weight:
    return Weight(1 + sum(part.count for part in parts), 1 + max((part.depth for part in parts), default=0))
