"""The files a document is made of, and which of them a ``$ref`` may bring in."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import SplitResult, unquote

from specloom.diagnostics import SpecError
from specloom.loader.limits import Limits
from specloom.loader.parse import Parsed, parse
from specloom.loader.pointers import child
from specloom.loader.source import Source, read_file

BUNDLE = "x-specloom-files"
"""The root member that holds the other files, each under its path relative to the document's folder."""


class Refused(Exception):
    """A reference that may not be followed; the message is a sentence for the user."""


class Files:
    """The document and the files its references brought in, each read once.

    Attributes:
        parsed: By the path relative to the document's folder; the document itself under the empty name.
    """

    def __init__(self, document: Parsed, limits: Limits) -> None:
        path = document.places.source.path
        self.parsed: dict[str, Parsed] = {"": document}
        self._folder = path.parent if path else None
        self._names: dict[Path, str] = {path: ""} if path else {}
        self._faulty: dict[Path, SpecError] = {}
        self._limits = limits
        self._size = len(document.places.source.text)

    def source(self, name: str) -> Source:
        """The text of a file read before."""
        return self.parsed[name].places.source

    def values(self, name: str) -> Any:
        """The values of a file read before."""
        return self.parsed[name].values

    def value(self, name: str, tokens: tuple[str, ...]) -> Any:
        """What stands at a pointer of a file read before.

        Raises:
            KeyError: When nothing does.
        """
        value = self.values(name)
        for token in tokens:
            value = child(value, token)
        return value

    def open(self, reference: SplitResult, origin: str) -> str:
        """The name of the file that a reference means, reading it when it is new.

        Args:
            reference: The reference as split by ``urllib``; its fragment is ignored.
            origin: The name of the file that holds it.

        Raises:
            Refused: When it is not a relative path to a file at or below the document's folder.
            SpecError: When that file cannot be read.
        """
        path = self._locate(reference, origin)
        if path in self._faulty:
            raise self._faulty[path]
        if path not in self._names:
            try:
                self._read(path)
            except SpecError as error:
                self._faulty[path] = error
                raise
        return self._names[path]

    def _locate(self, reference: SplitResult, origin: str) -> Path:
        relative = unquote(reference.path)
        if reference.scheme or reference.netloc:
            raise Refused("it leads out of the document's folder: only relative files are read")
        if reference.query or "\\" in relative or "\0" in relative or PurePosixPath(relative).is_absolute():
            raise Refused("it is not a relative path")
        if self._folder is None:
            raise Refused("the document came from standard input, so there is no folder to look in")
        return self._resolve(PurePosixPath(origin).parent / relative, self._folder)

    def _resolve(self, relative: PurePosixPath, folder: Path) -> Path:
        """Checked by its words before the disk is asked, then again with every link resolved."""
        depth = 0
        for part in relative.parts:
            depth += -1 if part == ".." else 1
            if depth < 0:
                raise Refused("it leads out of the document's folder")
        try:
            path = (folder / relative).resolve(strict=True)
        except (OSError, RuntimeError):
            raise Refused("there is no such file") from None
        if not path.is_relative_to(folder):
            raise Refused("it leads out of the document's folder through a link")
        return path

    def _read(self, path: Path) -> None:
        if len(self.parsed) > self._limits.files:
            raise Refused(f"the document is made of more than {self._limits.files} files")
        assert self._folder is not None
        name = path.relative_to(self._folder).as_posix()
        document = PurePosixPath(self.source("").file)
        source = read_file(path, self._limits, str(document.parent / name))
        self._size += len(source.text)
        if self._size > self._limits.size:
            raise Refused(f"the files of the document are larger than {self._limits.size} bytes together")
        self.parsed[name] = parse(source, self._limits)
        self._names[path] = name
