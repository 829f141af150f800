"""Schemas that are composed of one another: who follows references, ``allOf`` and variants comes back to where he was."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from specloom.ir import Pointer
from specloom.ir.graph import circles
from specloom.resolver.nodes import Part


class Circles:
    """The circles among the parts of a document; each part is looked at once.

    Args:
        ahead: What a part is composed of.
    """

    def __init__(self, ahead: Callable[[Part], Iterable[Part]]) -> None:
        self._ahead = ahead
        self._found: dict[Pointer, frozenset[Pointer]] = {}

    def of(self, part: Part) -> frozenset[Pointer]:
        """All that a part leads to and that lead back to it, itself among them."""
        if part.pointer not in self._found:
            edges = self._edges(part)
            fresh = {pointer: [each for each in targets if each in edges] for pointer, targets in edges.items()}
            for circle in map(frozenset, circles(fresh)):
                self._found.update(dict.fromkeys(circle, circle))
        return self._found[part.pointer]

    def _edges(self, part: Part) -> dict[Pointer, list[Pointer]]:
        """What is new on the way; nothing that is known leads back to it."""
        edges: dict[Pointer, list[Pointer]] = {}
        waiting = [part]
        while waiting:
            current = waiting.pop()
            if current.pointer not in edges and current.pointer not in self._found:
                ahead = [*self._ahead(current)]
                edges[current.pointer] = [each.pointer for each in ahead]
                waiting.extend(ahead)
        return edges
