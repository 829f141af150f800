"""``specloom.lock``: what the last generation wrote, from what, under which names. One sorted line a fact, so that it merges.

    specloom.lock 1
    document 5f1c…
    generator 9a0e…
    settings 03bb…
    file 2c26… README.md
    name /components/schemas/Usage Usage
    owner src/atoma_sdk/_hooks/registration.py
    value 77d0… pyproject.toml /project/version

No clock, no host, no version of anything. It is the only list of what may be deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, TypeAlias
from urllib.parse import quote

LOCK: Final = PurePosixPath("specloom.lock")
HEADER: Final = "specloom.lock 1"
"""The first line: the format and its version."""

_PLAIN: Final = "/#~!$&'()*+,;=:@{}[]"
"""Left as it is in a path, a pointer or a name; anything else outside letters, digits and ``_.-`` is percent-encoded."""


Values: TypeAlias = Mapping[str, tuple[str, ...]]
"""Digests of a manifest's values, by key: one each, or more where a merge left both sides in the file."""


@dataclass(frozen=True, slots=True)
class LockFacts:
    """What a tree was made of.

    Attributes:
        document: Digest of the document's canonical values.
        settings: Digest of the settings.
        generator: Digest of the generator with its templates.
        names: Name given to each declaration, by a JSON pointer that outlives a change of its neighbours.
        owned: Files of the tree that belong to the owner once written: made where absent, then never touched again.
        manifests: Files of the tree that the owner may change key by key, with the digests of each value that we gave.
    """

    document: str
    settings: str
    generator: str
    names: Mapping[str, str] = field(default_factory=dict)
    owned: frozenset[PurePosixPath] = frozenset()
    manifests: Mapping[PurePosixPath, Values] = field(default_factory=dict)

    @property
    def digests(self) -> tuple[str, str, str]:
        """Document, settings, generator: when they are the same, so is the output."""
        return self.document, self.settings, self.generator


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock as read.

    Attributes:
        facts: What the last generation was made of.
        files: Digests of every file we wrote, by path: one, or more where a merge left both sides in the file.
        conflicted: Whether it holds the marks of an unresolved merge; names are then those of the first side.
    """

    facts: LockFacts
    files: Mapping[PurePosixPath, tuple[str, ...]]
    conflicted: bool = False


def render_lock(facts: LockFacts, files: Mapping[PurePosixPath, str]) -> bytes:
    """The text of a lock.

    Args:
        facts: What the tree was made of.
        files: Digest of every file we wrote, by path.
    """
    lines = [
        HEADER,
        f"document {quote(facts.document, _PLAIN)}",
        f"generator {quote(facts.generator, _PLAIN)}",
        f"settings {quote(facts.settings, _PLAIN)}",
        *(f"file {digest} {quote(str(path), _PLAIN)}" for path, digest in sorted(files.items())),
        *(f"name {quote(pointer, _PLAIN)} {quote(name, _PLAIN)}" for pointer, name in sorted(facts.names.items())),
        *(f"owner {quote(str(path), _PLAIN)}" for path in sorted(facts.owned)),
        *_value_lines(facts.manifests),
    ]
    return ("\n".join(lines) + "\n").encode()


def known(manifests: Mapping[PurePosixPath, Mapping[str, str]]) -> Mapping[PurePosixPath, Values]:
    """The values that one generation gives, as a lock has them."""
    return {path: {key: (digest,) for key, digest in values.items()} for path, values in manifests.items()}


def _value_lines(manifests: Mapping[PurePosixPath, Values]) -> Iterator[str]:
    for path, values in sorted(manifests.items()):
        for key, digests in sorted(values.items()):
            yield from (f"value {digest} {quote(str(path), _PLAIN)} {quote(key, _PLAIN)}" for digest in digests)
