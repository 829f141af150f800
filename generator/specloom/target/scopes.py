"""Is a name free here? Scopes hand out each name once, in the order they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Final

from specloom.target.code import Ident

DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)
"""Names that Windows keeps for devices, whatever their extension: nothing that a file is called after may have one."""


class Scope:
    """The names taken in one place of the output.

    Args:
        reserved: Names that nothing may claim, such as keywords or members of a base class.
        fold: What makes two names the same; ``str.lower`` where names become files.
        forms: Every form in which a claimed name is used here, such as ``{}_async`` beside ``{}``; all have to be free.
    """

    def __init__(
        self, reserved: Iterable[str] = (), *, fold: Callable[[str], str] = str, forms: tuple[str, ...] = ("{}",)
    ) -> None:
        self._fold = fold
        self._forms = forms
        self._taken = {fold(name) for name in reserved}
        self._untried: dict[str, int] = {}

    def claim(self, wanted: str) -> Ident:
        """The wanted name if it is free, else with ``_`` behind it, else with the first free number from 2."""
        for candidate in self._candidates(wanted):
            forms = {self._fold(form.format(candidate)) for form in self._forms}
            if self._taken.isdisjoint(forms):
                self._taken |= forms
                return Ident(candidate)
        raise AssertionError("unreachable: numbers do not run out")

    def _candidates(self, wanted: str) -> Iterator[str]:
        legal = wanted if not wanted[:1].isdigit() else f"_{wanted}"
        yield legal
        yield f"{legal}_"
        for number in count(self._untried.get(self._fold(legal), 2)):  # no name is ever given back
            self._untried[self._fold(legal)] = number + 1
            yield f"{legal}{number}"

    def __contains__(self, name: str) -> bool:
        return self._fold(name) in self._taken


def claim_all(scope: Scope, wanted: Mapping[str, str], given: Mapping[str, str]) -> dict[str, Ident]:
    """A name for each of several that share a scope, those that had one first.

    A name given by an earlier generation stays while it is still what the document asks for, perhaps with a number behind it;
    whoever asks for another name is a newcomer to that one.

    Args:
        wanted: Names by identity, in document order.
        given: Names of an earlier generation by identity.
    """
    kept = {identity for identity, name in wanted.items() if given.get(identity, "").startswith(name)}
    claimed = {identity: scope.claim(given[identity]) for identity in wanted if identity in kept}
    return {identity: claimed[identity] if identity in kept else scope.claim(name) for identity, name in wanted.items()}
