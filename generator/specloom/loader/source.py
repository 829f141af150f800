"""The text of a document: read once, bounded, UTF-8, or UTF-16 where a byte order mark says so (YAML 1.2.2, section 5.2)."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader.limits import Limits
from specloom.location import Location

STDIN = "<stdin>"


@dataclass(frozen=True, slots=True)
class Source:
    """One file's text.

    Attributes:
        file: The name as the user wrote it, for messages.
        text: What it holds, without a byte order mark.
        path: The file with every link resolved; ``None`` when the text did not come from a file.
    """

    file: str
    text: str
    path: Path | None = None

    def at(self, line: int = 1, column: int = 1, pointer: str = "") -> Location:
        """A place in this text."""
        return Location(self.file, line, column, pointer)

    def refuse(self, code: str, message: str, place: Location | None = None, remedy: str = "") -> SpecError:
        """The error to raise when this text cannot be used."""
        return SpecError(Diagnostic.error(code, message, place or self.at(), remedy))


def read_file(path: str | os.PathLike[str], limits: Limits, file: str | None = None) -> Source:
    """Reads a file.

    Args:
        path: Where it is.
        limits: The size allowed.
        file: The name for messages; the path as given by default.

    Raises:
        SpecError: When it is missing, not a regular file, unreadable, too large or not UTF-8.
    """
    name = file or os.fspath(path)
    empty = Source(name, "")
    try:
        resolved = Path(path).resolve(strict=True)
        if resolved.is_dir():
            raise empty.refuse("not-a-file", "this is a folder, not a document", remedy="name the file inside it")
        if not resolved.is_file():
            raise empty.refuse("not-a-file", "this is not a regular file", remedy="pipe its content in and say -")
        with resolved.open("rb") as stream:
            return decode(stream.read(limits.size + 1), limits, name, resolved)
    except FileNotFoundError:
        raise empty.refuse("missing-file", "there is no such file", remedy="check the path") from None
    except (OSError, RuntimeError, ValueError) as error:
        # ValueError: a NUL in the path; RuntimeError: a loop of links before Python 3.13.
        reason = getattr(error, "strerror", None) or str(error)
        raise empty.refuse("unreadable-file", f"cannot read the file: {reason}") from None


def read_stdin(limits: Limits) -> Source:
    """Reads standard input to its end.

    Raises:
        SpecError: When it is too large or not UTF-8.
    """
    return decode(sys.stdin.buffer.read(limits.size + 1), limits, STDIN)


def decode(data: bytes, limits: Limits, file: str, path: Path | None = None) -> Source:
    """The text of these bytes.

    Raises:
        SpecError: When there are too many or they are not UTF-8.
    """
    empty = Source(file, "", path)
    if len(data) > limits.size:
        raise empty.refuse("too-large", f"the document is larger than {limits.size} bytes")
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return Source(file, data.decode(encoding), path)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding)
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise empty.refuse(
            "not-utf-8",
            f"the text is not {encoding.removesuffix('-sig').upper()}: byte {error.start} cannot be read",
            empty.at(line, column),
            "save it as UTF-8",
        ) from None
