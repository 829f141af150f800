"""A golden page: a sentence, a document, and what it must become.

The document is the first fenced block, in YAML; what every document needs (version, info) may be left out. Each later block's info
string is a language and the path of the file that it must equal, below the output folder, or ``text warnings`` for what is said on
the way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from specloom.diagnostics import Diagnostics
from specloom.loader import load_text
from specloom.packages import package
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve
from specloom.target import Language

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_PREAMBLE = "openapi: 3.1.0\ninfo:\n  title: Acme\n  version: 1.0.0\n"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it stands in its file."""

    file: Path
    text: str

    @property
    def document(self) -> str:
        """The document with what every document needs."""
        body = next(_FENCE.finditer(self.text))["body"]
        return body if body.startswith(("openapi:", "swagger:")) else _PREAMBLE + body

    @property
    def expectations(self) -> dict[str, str]:
        """Text by path, as the page has it."""
        return {_path(block["info"]): block["body"] for block in list(_FENCE.finditer(self.text))[1:]}

    def updated(self, actual: Mapping[str, str]) -> str:
        """The page with what really comes out."""

        def block(match: re.Match[str]) -> str:
            path = _path(match["info"])
            if path not in actual:
                return match[0]
            body = actual[path]
            longest = max((len(run) for run in re.findall("`+", body)), default=0)
            fence = "`" * max(3, longest + 1)
            return f"{fence}{match['info']}\n{body}{fence}"

        return _FENCE.sub(block, self.text)


def _path(info: str) -> str:
    return info.strip().partition(" ")[2]


@cache
def languages() -> tuple[tuple[Language, Any], ...]:
    """Every language with its templates, loaded once."""
    loaded = [folder.load() for folder in discover(templates_root())]
    return tuple((language, Templates.of(language)) for language in loaded)


def generated(document: str) -> dict[str, str]:
    """What a document becomes: text by path below the output folder, and the warnings."""
    noticed = Diagnostics()
    loaded = load_text(document, file="acme.yaml")
    api = resolve(loaded, noticed)
    info = package(api.title, {})
    texts = {}
    for language, templates in languages():
        plan = language.target.plan(api, info, {})
        for path, content in render(api, plan, language, info, templates).items():
            text = content.decode()
            texts[str(PurePosixPath(language.target.name) / path)] = text if text.endswith("\n") else text + "\n"
    texts["warnings"] = "".join(f"{warning}\n" for warning in (*loaded.warnings, *noticed)) or "none\n"
    return texts
