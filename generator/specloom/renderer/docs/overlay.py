"""An overlay (OpenAPI Overlay 1.0) that puts each operation's snippet into the document, so that API portals show the same code."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from specloom.ir import Pointer
from specloom.renderer.docs.resources import Described
from specloom.target import Dialect
from specloom.target.literals import json_text

OVERLAY: Final = PurePosixPath("codeSamples.yaml")
_ELSEWHERE: Final = "/x-specloom-files/"
"""Where the loader keeps what other files hold, which no overlay of the document reaches."""


def overlay(resources: tuple[Described, ...], dialect: Dialect) -> str:
    """The overlay's text, its actions in the order of the operations; where paths share one, the first path's is shown."""
    actions: dict[Pointer, dict[str, Any]] = {}
    for each in resources:
        for operation, section in zip(each.resource.operations, each.operations, strict=True):
            if operation.pointer.startswith(_ELSEWHERE):
                continue
            action = _action(operation.pointer, str(section.method), str(section.usage.code), dialect)
            actions.setdefault(operation.pointer, action)
    described = {
        "overlay": "1.0.0",
        "info": {"title": f"{dialect.title_of_language} code samples", "version": "1.0.0"},
        "actions": list(actions.values()),
    }
    text: str = yaml.dump(described, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return text


def _action(pointer: Pointer, method: str, program: str, dialect: Dialect) -> dict[str, Any]:
    sample = {"lang": dialect.fence, "label": method, "source": f"{program}\n"}
    return {"target": json_path(pointer), "update": {"x-codeSamples": [sample]}}


def json_path(pointer: Pointer) -> str:
    """The one place that a JSON pointer means, as a JSONPath (RFC 9535) whose every name is quoted."""
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    return "$" + "".join(f"[{json_text(token)}]" for token in tokens)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc] # libyaml's, where it is there
    """Writes texts of several lines as such, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
