"""Is a name free here? Scopes hand out each name once, in the order they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from specloom.target.code import Ident


class Scope:
    """The names taken in one place of the output.

    Args:
        reserved: Names that nothing may claim, such as keywords or members of a base class.
        fold: What makes two names the same; ``str.lower`` where names become files.
        escape: How a reserved name is made legal: with ``_`` behind it.
    """

    def __init__(self, reserved: Iterable[str] = (), *, fold: Callable[[str], str] = str) -> None:
        self._fold = fold
        self._taken = {fold(name) for name in reserved}

    def claim(self, wanted: str) -> Ident:
        """The wanted name if it is free, else with ``_`` behind it, else with the first free number from 2."""
        for candidate in _candidates(wanted):
            if self._fold(candidate) not in self._taken:
                self._taken.add(self._fold(candidate))
                return Ident(candidate)
        raise AssertionError("unreachable: numbers do not run out")

    def __contains__(self, name: str) -> bool:
        return self._fold(name) in self._taken


def _candidates(wanted: str) -> Iterable[str]:
    legal = wanted if not wanted[:1].isdigit() else f"_{wanted}"
    yield legal
    yield f"{legal}_"
    number = 2
    while True:
        yield f"{legal}{number}"
        number += 1
