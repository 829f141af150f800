"""The header ``Link``. Source: RFC 8288 section 3."""

from __future__ import annotations

import re

_LINK = re.compile(r'<([^<>]*)>((?:[^<"]|"(?:[^"\\]|\\.)*")*)')
_PARAMETER = re.compile(r';\s*([^\s"=;,]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*)))?')


def next_link(header: str) -> str | None:
    """Where the link of relation ``next`` leads, as it is written; ``None`` without one."""
    found = (target for target, parameters in _LINK.findall(header) if "next" in _relations(parameters))
    return next(found, None)


def _relations(parameters: str) -> list[str]:
    """A link's relation types, in lower case. A second ``rel`` does not count."""
    said = (quoted or token for name, quoted, token in _PARAMETER.findall(parameters) if name.lower() == "rel")
    return next(said, "").lower().split()
