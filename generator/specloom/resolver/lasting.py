"""Pointers that outlive a change of their neighbours: a member of a list is told by what it is, not by where it stands.

Names are remembered by pointer. ``/oneOf/0`` would hand its name on to whatever is put before it; ``/oneOf/title=Dog`` does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from specloom.ir import Identity
from specloom.loader import Document, pointers

_LISTS: Final = frozenset({"oneOf", "anyOf", "allOf", "parameters"})
"""Lists whose members mean the same wherever they stand; in ``prefixItems`` the place is the meaning."""


def lasting(document: Document, identities: Iterable[Identity]) -> Mapping[Identity, str]:
    """For each identity that counts positions, the pointer that does not; one whose members cannot be told apart has none."""
    found = {}
    marks = _Marks()
    for identity in identities:
        tokens = pointers.split(identity)
        if any(_is_position(tokens, index) for index in range(1, len(tokens))):
            found[identity] = pointers.join(_told(document.root, tokens, marks))
    return found


def _is_position(tokens: tuple[str, ...], index: int) -> bool:
    return tokens[index].isdigit() and tokens[index - 1] in _LISTS


def _told(root: Any, tokens: tuple[str, ...], marks: _Marks) -> Iterator[str]:
    """The tokens, with positions replaced by what stands there as long as the way leads through the document."""
    value = root
    for index, token in enumerate(tokens):
        is_position = index > 0 and _is_position(tokens, index) and isinstance(value, list) and int(token) < len(value)
        yield marks.among(value, int(token)) or token if is_position else token
        try:
            value = pointers.child(value, token)
        except KeyError:
            value = None


class _Marks:
    """What tells members of lists apart; each list is looked through once."""

    def __init__(self) -> None:
        self._bearers: dict[int, Counter[str]] = {}

    def among(self, members: list[Any], position: int) -> str | None:
        """The first mark of a member that none of the others bears."""
        if id(members) not in self._bearers:
            self._bearers[id(members)] = Counter(mark for member in members for mark in {*_marks(member)})
        bearers = self._bearers[id(members)]
        return next((mark for mark in _marks(members[position]) if bearers[mark] == 1), None)


def _marks(member: Any) -> Iterator[str]:
    """What a schema or a parameter can be told by, the plainest first."""
    if not isinstance(member, dict):
        return
    for key in ("$ref", "title", "name"):
        if isinstance(member.get(key), str):
            yield f"{key}={member[key]}"
    if isinstance(member.get("name"), str):
        yield f"{member.get('in')}={member['name']}"
    properties = member.get("properties")
    for name, schema in properties.items() if isinstance(properties, dict) else ():
        values = schema.get("enum", [schema.get("const")]) if isinstance(schema, dict) else []
        if isinstance(values, list) and len(values) == 1 and isinstance(values[0], str):
            yield f"{name}={values[0]}"
    required = member.get("required")
    if isinstance(required, list) and required:
        yield f"required={','.join(sorted(map(str, required)))}"
