"""An overlay (OpenAPI Overlay 1.0) that puts each operation's snippet into the document, so that API portals show the same code."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from specloom.ir import Identity
from specloom.renderer.docs.resources import Described
from specloom.target import Dialect
from specloom.target.literals import json_text

OVERLAY: Final = PurePosixPath("codeSamples.yaml")


def overlay(resources: tuple[Described, ...], dialect: Dialect) -> str:
    """The overlay's text, its actions in the order of the operations."""
    actions = [
        _action(operation.identity, str(section.method), str(section.usage.code), dialect)
        for each in resources
        for operation, section in zip(each.resource.operations, each.operations, strict=True)
    ]
    described = {
        "overlay": "1.0.0",
        "info": {"title": f"{dialect.title_of_language} code samples", "version": "1.0.0"},
        "actions": actions,
    }
    text: str = yaml.dump(described, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return text


def _action(identity: Identity, method: str, program: str, dialect: Dialect) -> dict[str, Any]:
    sample = {"lang": dialect.fence, "label": method, "source": f"{program}\n"}
    return {"target": json_path(identity), "update": {"x-codeSamples": [sample]}}


def json_path(identity: Identity) -> str:
    """The one place that a JSON pointer means, as a JSONPath (RFC 9535) whose every name is quoted."""
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in identity.split("/")[1:]]
    return "$" + "".join(f"[{json_text(token)}]" for token in tokens)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc] # libyaml's, where it is there
    """Writes texts of several lines as such, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
