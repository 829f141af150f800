"""Stage 1: text to ``Document``. Reads the document and files below its folder, and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from specloom.diagnostics import Diagnostic, Diagnostics
from specloom.loader.atlas import Atlas
from specloom.loader.document import Document
from specloom.loader.files import BUNDLE, Files
from specloom.loader.grammar import OPENAPI, SWAGGER
from specloom.loader.limits import Limits
from specloom.loader.parse import Parsed, parse
from specloom.loader.references import link
from specloom.loader.source import STDIN, Source, read_file, read_stdin
from specloom.loader.upgrade import upgrade

_VERSION = re.compile(r"(?:2\.0|3\.[012](?:\.[0-9]+)?(?:-[0-9A-Za-z.]+)?)")
_DEFAULTS = Limits()


def load(
    path: str | os.PathLike[str], *, overlays: Sequence[str | os.PathLike[str]] = (), limits: Limits = _DEFAULTS
) -> Document:
    """Reads a document from a file, or from standard input when the path is ``-``.

    Args:
        overlays: Files whose actions are applied to it, in this order, before anything else is done with it.
        limits: What the document may cost.

    Raises:
        SpecError: When there is no such document, it is not YAML or JSON, not OpenAPI 2.0, 3.0, 3.1 or 3.2, a
            reference is dangling or forbidden, an overlay cannot be applied, or a limit is exceeded.
    """
    return _load(read_stdin(limits) if os.fspath(path) == "-" else read_file(path, limits), overlays, limits)


def load_text(
    text: str,
    *,
    file: str = STDIN,
    overlays: Sequence[str | os.PathLike[str]] = (),
    limits: Limits = _DEFAULTS,
) -> Document:
    """Reads a document that is at hand already; it may not refer to files.

    Args:
        text: YAML or JSON.
        file: The name to show in messages.
        overlays: As for ``load``.
        limits: What the document may cost; its size is not looked at.

    Raises:
        SpecError: As ``load``.
    """
    source = Source(file, text)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise source.refuse("not-text", "the text holds half a surrogate pair, which no file can") from None
    return _load(source, overlays, limits)


def _load(source: Source, overlays: Sequence[str | os.PathLike[str]], limits: Limits) -> Document:
    found = Diagnostics()
    parsed = parse(source, limits)
    if overlays:
        from specloom.loader.overlays import overlaid  # here, because few runs need JSONPath

        parsed = overlaid(parsed, [parse(read_file(path, limits), limits) for path in overlays], found)
    version = _version(parsed, source)
    files = Files(parsed, limits)
    link(files, SWAGGER if version == "2.0" else OPENAPI, limits, found)
    root, origins, notices = upgrade(parsed.values, version)
    atlas = Atlas(files.parsed, origins)
    for notice in notices:
        location = atlas.locate_original(notice.way)
        found.add(Diagnostic.warning(notice.code, notice.message, location, notice.remedy))
    return Document(root, parsed.values, version, tuple(found), atlas)


def _version(parsed: Parsed, source: Source) -> str:
    """The declared version.

    An unquoted ``2.0`` is a number to YAML and a common mistake that leaves no doubt, so it counts.
    """
    values: Any = parsed.values
    if not isinstance(values, dict) or not ("openapi" in values or "swagger" in values):
        remedy = "give a document with an openapi or swagger field at its top"
        raise source.refuse("not-openapi", "this is not an OpenAPI document", remedy=remedy)
    field = "openapi" if "openapi" in values else "swagger"
    place = parsed.at((field,))
    declared = values[field]
    version = str(declared) if isinstance(declared, (str, float)) else ""
    if not _VERSION.fullmatch(version) or (field == "swagger") != (version == "2.0"):
        message = f"the version {str(declared)[:40]!r} is not supported"
        raise source.refuse("unsupported-version", message, place, "use OpenAPI 2.0, 3.0, 3.1 or 3.2")
    if BUNDLE in values:
        place = parsed.at((BUNDLE,))
        raise source.refuse("reserved-name", f"the name {BUNDLE} is taken", place, "rename it")
    return version
