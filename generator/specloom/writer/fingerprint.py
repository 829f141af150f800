"""The digest by which a file we wrote is known again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import PurePosixPath

from specloom.writer.disk import Found
from specloom.writer.regions import is_shared, regions


def fingerprint(path: PurePosixPath, content: bytes) -> str:
    """SHA-256 in hexadecimal; of a file shared with its owner, of our regions only, in whatever order they stand."""
    ours = regions(decoded(content)) if is_shared(path) else {}
    if ours:
        content = encoded("\n".join(ours[region] for region in sorted(ours)))
    return hashlib.sha256(content).hexdigest()


def is_written(path: PurePosixPath, found: Found, known: Collection[str]) -> bool:
    """Whether what stands at a path is a file that bears one of the known fingerprints, whatever ends its lines."""
    if not isinstance(found, bytes):
        return False
    return fingerprint(path, found) in known or fingerprint(path, _with_line_feeds(found)) in known


def is_same(found: Found, content: bytes) -> bool:
    """Whether what stands at a path is a file of this content, whatever ends its lines: git's ``core.autocrlf`` changes that."""
    return found == content or (isinstance(found, bytes) and _with_line_feeds(found) == content)


def _with_line_feeds(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


def decoded(content: bytes) -> str:
    """A shared file's text; what is not UTF-8 survives the way back through :func:`encoded`."""
    return content.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """The bytes of :func:`decoded`'s text."""
    return text.encode("utf-8", "surrogateescape")
