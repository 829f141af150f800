"""The loaded document: values in one form, a place for every pointer, and nothing outside to refer to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader.atlas import Atlas
from specloom.loader.pointers import child, fragment_tokens, join, split
from specloom.location import Location


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the loader accepted. Its values are shared and are not to be changed.

    Attributes:
        root: The values in the form of OpenAPI 3.1, or 3.2 when that was declared. Every ``$ref`` that is a reference
            by its position is a pointer ``#/...`` into these values and leads to something.
        source: The values in the version they were written in, their references rewritten the same way.
        version: As declared: ``2.0``, ``3.0.3``, ``3.1.0``.
        warnings: What was noticed on the way.
        atlas: Where everything came from.
    """

    root: dict[str, Any]
    source: dict[str, Any]
    version: str
    warnings: tuple[Diagnostic, ...]
    atlas: Atlas

    @property
    def file(self) -> str:
        """The name of the document as the user wrote it, ``<stdin>`` for standard input."""
        return self.atlas.files[""].places.source.file

    def locate(self, pointer: str) -> Location:
        """Where a value of ``root`` stands in the text: the key that introduces it, or the item of a list.

        A value that the upgrade made up stands where its nearest ancestor does.

        Args:
            pointer: A JSON pointer, with or without ``#`` before it.
        """
        return self.atlas.locate(split(pointer))

    def resolve(self, reference: str) -> tuple[str, Any]:
        """The pointer that a reference of ``root`` means, and the value there, which may be a reference again.

        Raises:
            SpecError: When it leads to nothing; never for a reference that stands in ``root``.
        """
        for tokens in reversed(fragment_tokens(reference.removeprefix("#"))):  # the loader wrote its own literally
            try:
                value: Any = self.root
                for token in tokens:
                    value = child(value, token)
            except KeyError:
                continue
            return join(tokens), value
        message = f"the $ref {reference!r} leads to nothing"
        raise SpecError(Diagnostic.error("dangling-reference", message, self.locate("")))

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the values as read; the same for a document in YAML and in JSON. Computed anew."""
        canonical = json.dumps(self.source, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
