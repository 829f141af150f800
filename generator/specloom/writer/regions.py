"""Pages that we share with their owner: text between region markers is ours, all other text is theirs.

A region starts with a line ``<!-- Start Title [id] -->`` and ends with ``<!-- End Title [id] -->``. The form is the one that
readers of generated SDKs know from the published packages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

_SHARED: Final = frozenset({"README.md", "USAGE.md", "FUNCTIONS.md"})
_FRAME: Final = re.compile(r"\s*(?:# [^\n]*\s*)?(?:\(\*[^\n]*\*\)\s*)?\Z")
"""What a page of ours has outside its regions: a title, and how a resource is reached."""

_MARKER: Final = re.compile(r"^<!-- (?P<kind>Start|End) [^\n]*?\[(?P<id>[\w-]+)\] -->", re.MULTILINE)


def is_shared(path: PurePosixPath) -> bool:
    """Whether a file is merged by region, where it has regions; any other file of the tree is ours alone."""
    return path.name in _SHARED


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a shared text: a region with its markers, or what lies between two of them (``region`` is empty)."""

    region: str
    text: str


def pieces(text: str) -> tuple[Piece, ...]:
    """A text cut at its regions; joined again it is the same text. A start without its end next is the owner's text."""
    found: list[Piece] = []
    end = 0
    for marker, following in pairwise(_MARKER.finditer(text)):
        if (marker["kind"], following["kind"]) == ("Start", "End") and marker["id"] == following["id"]:
            region = Piece(marker["id"], text[marker.start() : following.end()])
            found += [Piece("", text[end : marker.start()]), region]
            end = following.end()
    return (*found, Piece("", text[end:]))


def regions(text: str) -> Mapping[str, str]:
    """Our part of a shared text: each region with its markers, by identifier, with ``\\n`` for every line end."""
    return {piece.region: _plain(piece.text) for piece in pieces(text) if piece.region}


def is_ours_alone(text: str) -> bool:
    """Whether the owner has put nothing beside our regions."""
    found = pieces(text)
    return len(found) > 1 and bool(_FRAME.match("".join(piece.text for piece in found if not piece.region)))


def merged(old: str, new: str) -> str:
    """The owner's text with our regions brought up to date.

    What stands outside the regions of ``old`` survives byte for byte, and so does the order in which its owner put them. A
    region that ``new`` lacks is taken out; one that ``old`` lacks follows the region it follows in ``new``.
    """
    wanted = regions(new)
    if not wanted:
        return new
    kept = [_refreshed(piece, wanted) for piece in pieces(_without_others(old, wanted))]
    before = ""
    for region, text in wanted.items():
        if not any(piece.region == region for piece in kept):
            _insert(kept, Piece(region, text), before)
        before = region
    return "".join(piece.text for piece in kept)


def _without_others(text: str, wanted: Collection[str]) -> str:
    """A text without the regions that are no longer wanted, nor those that come to light when markers around one meet."""
    found = pieces(text)
    while any(piece.region and piece.region not in wanted for piece in found):
        found = pieces("".join(piece.text for piece in found if not piece.region or piece.region in wanted))
    return "".join(piece.text for piece in found)


def _refreshed(piece: Piece, wanted: Mapping[str, str]) -> Piece:
    """A piece as it should be; one that is right but for its line ends stays as it is."""
    if not piece.region or wanted[piece.region] == _plain(piece.text):
        return piece
    return Piece(piece.region, wanted[piece.region])


def _insert(kept: list[Piece], new: Piece, before: str) -> None:
    """Put a region after the one named ``before``; without it, ahead of the first region; without any, at the end."""
    places = [index for index, piece in enumerate(kept) if piece.region]
    after = [index for index in places if kept[index].region == before]
    if after:
        kept[after[0] + 1 : after[0] + 1] = [Piece("", "\n\n"), new]
    elif places:
        kept[places[0] : places[0]] = [new, Piece("", "\n\n")]
    else:
        written = "".join(piece.text for piece in kept)
        gap = "" if not written else "\n" if written.endswith("\n") else "\n\n"
        kept += [Piece("", gap), new, Piece("", "\n")]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
