"""What is spoilt: small documents of ours that between them say everything we carry."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).resolve().parents[1]
KEPT = Path(__file__).with_name("kept")
_LARGEST = 60_000


def seeds() -> list[Any]:
    """Documents of the behaviour tests, of the golden pages, and those that failed once, in a fixed order."""
    files = sorted(path for folder in ("behaviour", "operations") for path in (TESTS / folder).rglob("*.yaml")) + kept()
    texts = [path.read_text(encoding="utf-8") for path in files]
    texts += [_document(path) for path in sorted((TESTS / "golden").glob("*.md"))]
    loaded = [yaml.safe_load(text) for text in texts if len(text) <= _LARGEST]
    # Dates of YAML 1.1 are texts to us.
    return [json.loads(json.dumps(each, default=str)) for each in loaded if isinstance(each, dict)]


def kept() -> list[Path]:
    """Documents that failed once."""
    return sorted(KEPT.glob("*.yaml"))


def _document(page: Path) -> str:
    """The first fenced block of a golden page, with what every document needs."""
    found = re.search(r"^(`{3,})yaml\n(.*?)^\1$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    body = found[2] if found else "{}"
    if body.startswith(("openapi:", "swagger:")):
        return body
    return "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\n" + body
