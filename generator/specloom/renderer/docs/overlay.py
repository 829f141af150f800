"""An overlay (OpenAPI Overlay 1.0) that puts each operation's snippet into the document, so that API portals show the same code."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from specloom.ir import Pointer
from specloom.renderer.docs.resources import Described, OperationSection
from specloom.target import Dialect
from specloom.target.literals import json_text

OVERLAY: Final = PurePosixPath("codeSamples.yaml")
_ELSEWHERE: Final = "/x-specloom-files/"
"""Where the loader keeps what other files hold, which no overlay of the document reaches."""


def overlay(resources: tuple[Described, ...], dialect: Dialect) -> str:
    """The overlay's text, its actions in the order of the operations.

    Paths that share a path item share the place of an operation: the samples of all of them stand there, each called by its method.
    """
    samples: dict[Pointer, list[dict[str, str]]] = {}
    for each in resources:
        for operation, section in zip(each.resource.operations, each.operations, strict=True):
            if not operation.pointer.startswith(_ELSEWHERE):
                samples.setdefault(operation.pointer, []).append(_sample(section, dialect))
    described = {
        "overlay": "1.0.0",
        "info": {"title": f"{dialect.title_of_language} code samples", "version": "1.0.0"},
        "actions": [
            {"target": json_path(pointer), "update": {"x-codeSamples": shown}} for pointer, shown in samples.items()
        ],
    }
    text: str = yaml.dump(described, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return text


def _sample(section: OperationSection, dialect: Dialect) -> dict[str, str]:
    return {"lang": dialect.fence, "label": str(section.method), "source": f"{section.usage.code}\n"}


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
