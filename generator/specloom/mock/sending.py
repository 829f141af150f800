"""How the bytes of a body are cut into what is sent at a time, and where they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specloom.mock.answers import Answer

_DRIPS = 16
"""Pieces that a body which is no stream drips in, unless its answer says how large they are."""


def ends(answer: Answer, size: int) -> int | None:
    """Bytes after which the connection ends inside the body; ``None`` where it does not. Below zero counts from the end."""
    asked = answer.reset if answer.reset is not False else answer.cut
    if asked is False:
        return None
    return max(0, size + asked if asked < 0 else min(asked, size))


def sliced(pieces: Iterable[bytes], answer: Answer) -> Iterator[bytes]:
    """The pieces as they are; smaller ones where the answer asks for a size or, of a single one, for drops."""
    pieces = tuple(pieces)
    size = answer.piece
    if size is None and answer.drip and len(pieces) == 1:
        size = max(1, len(pieces[0]) // _DRIPS)
    for piece in pieces:
        step = size or max(1, len(piece))
        yield from (piece[start : start + step] for start in range(0, len(piece), step))


def limited(pieces: Iterable[bytes], limit: int | None) -> Iterator[bytes]:
    """The pieces up to so many bytes."""
    for piece in pieces:
        if limit is None:
            yield piece
            continue
        if limit <= 0:
            return
        yield piece[:limit]
        limit -= len(piece)
