"""What a reference means: its text, read at its place, becomes a value in a file."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from specloom.loader.anchors import Anchors, Tokens, absolute, gather
from specloom.loader.files import BUNDLE, Files, Refused
from specloom.loader.pointers import child, fragment_tokens, join

LONGEST_CHAIN = 100
"""References that lead to references, one after another; real documents have three."""

MOST_COMPARED = 1_000
"""Names compared with a misspelt one, each in quadratic time."""


@dataclass(frozen=True, slots=True)
class Target:
    """A value in a file.

    Attributes:
        name: The file's name.
        tokens: The way from its root.
    """

    name: str
    tokens: Tokens

    @property
    def pointer(self) -> str:
        """The pointer to it once the files are one tree."""
        return join((BUNDLE, self.name, *self.tokens) if self.name else self.tokens)


class Targets:
    """Resolves references; reads the files that they mean."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._anchors: dict[str, Anchors] = {}
        self._resources: dict[str, Target] = {}

    def resolve(self, reference: str, place: Target, hops: int = 0) -> Target:
        """What a reference means.

        Raises:
            Refused: When it may not be followed.
            SpecError: When it leads to a file that cannot be read.
            KeyError: When it leads to nothing.
        """
        if hops > LONGEST_CHAIN:
            raise Refused(f"it leads through more than {LONGEST_CHAIN} other references")
        before, _, fragment = reference.partition("#")
        base = self._base(before, place)
        if fragment and not fragment.startswith("/"):
            named = self._named(base, unquote(fragment))
            return self._step_through(named, (), hops)
        readings = [*fragment_tokens(fragment)]
        starts = [base] if before or not base.tokens else [base, Target(base.name, ())]
        for start in starts:
            for tokens in readings:
                try:
                    return self._step_through(start, tokens, hops)
                except KeyError:
                    continue
        raise KeyError(reference)

    def _base(self, before: str, place: Target) -> Target:
        """The schema resource or the file that the part before ``#`` means."""
        names = self._names(place.name)
        around = names.resource_around(place.tokens)
        if not before:
            return Target(place.name, around)
        uri = absolute(names.uris[around], before)
        if uri in self._resources:
            return self._resources[uri]
        try:
            parts = urlsplit(names.beside(before))
        except ValueError:
            raise Refused("it is not a URI") from None
        name = self._files.open(parts, place.name)
        self._names(name)
        return Target(name, ())

    def _named(self, base: Target, name: str) -> Target:
        tokens = self._names(base.name).named(name, base.tokens)
        if tokens is None:
            raise KeyError(name)
        return Target(base.name, tokens)

    def _names(self, name: str) -> Anchors:
        if name not in self._anchors:
            found = gather(self._files.values(name), self._files.source(name).text)
            self._anchors[name] = found
            for tokens, uri in found.uris.items():
                if uri:
                    self._resources.setdefault(uri, Target(name, tokens))
        return self._anchors[name]

    def _step_through(self, start: Target, tokens: Tokens, hops: int) -> Target:
        """The value at ``tokens`` from ``start``; a reference on the way is followed, as common tools do."""
        here = start
        value = self._files.value(start.name, start.tokens)
        for token in tokens:
            try:
                value = child(value, token)
                here = Target(here.name, (*here.tokens, token))
            except KeyError:
                if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                    raise
                here = self.resolve(value["$ref"], here, hops + 1)
                here = self._step_through(here, (token,), hops + 1)
                value = self._files.value(here.name, here.tokens)
        return here

    def hint(self, reference: str, name: str) -> str:
        """The nearest spelling that exists, when the last token of a pointer is what is wrong."""
        before, _, fragment = reference.partition("#")
        *way, last = fragment_tokens(fragment)[0] or ("",)
        try:
            siblings = self._files.value(name, tuple(way)) if not before else None
        except KeyError:
            siblings = None
        names = siblings if isinstance(siblings, dict) and len(siblings) <= MOST_COMPARED else {}
        close = difflib.get_close_matches(last, names, n=1)
        return f"did you mean #{join((*way, close[0]))}?" if close else "define it or correct the pointer"
