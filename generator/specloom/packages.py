"""What a package is called: the settings' word, else a name made from the document's title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from specloom.ir import Name
from specloom.loader import Document
from specloom.resolver import words
from specloom.target import Difference, PackageInfo
from specloom.target.casing import flat, kebab, pascal

LONGEST_NAME: Final = 50
"""Characters of a name made from a title; some titles are sentences."""

_WORDS_OF_LANGUAGES: Final = frozenset({"None", "True", "False"})
"""Keywords that are spelled as a class is."""

FIRST_VERSION: Final = "0.1.0"


def title_of(document: Document) -> str:
    """``info.title``, or a title of our own where there is none."""
    info = document.root.get("info")
    return str(info.get("title") or "API") if isinstance(info, dict) else "API"


def package(title: str, chosen: Mapping[str, Any]) -> PackageInfo:
    """The package of one target.

    Args:
        title: ``info.title`` of the document.
        chosen: What the settings say, by attribute of :class:`PackageInfo`.
    """
    name = _titled(title)
    client = str(chosen.get("client") or pascal(name))
    made = {
        "name": kebab(name),
        "client": client,
        "version": FIRST_VERSION,
        "environment": client.upper(),
    }
    differences = tuple(Difference(**each) for each in chosen.get("differences", ()))
    return PackageInfo(**{**made, **chosen, "differences": differences})


def _titled(title: str) -> Name:
    """The title as a name that may start an identifier in any language."""
    name = Name(_shortened(words.split(title)), title)
    if pascal(name) in _WORDS_OF_LANGUAGES:
        return Name((*name.words, "api"), title)
    return name if flat(name)[:1].isalpha() else Name(("api", *name.words), title)


def _shortened(found: tuple[str, ...]) -> tuple[str, ...]:
    """As many words as are short enough together, one at least."""
    kept = 1
    while kept < len(found) and len("-".join(found[: kept + 1])) <= LONGEST_NAME:
        kept += 1
    return (found[0][:LONGEST_NAME], *found[1:kept])
