"""Failures whose body the document describes."""

from __future__ import annotations

from specloom.ir import Api, Coding, Content, Identity, Model, Named, Operation


def typed_errors(operation: Operation, api: Api) -> tuple[tuple[str, Content, Identity], ...]:
    """Status, content and model of each, the most specific status first."""
    found = [
        (response.status, content, content.type.identity)
        for response in operation.errors
        for content in response.contents
        if content.coding is Coding.JSON
        and isinstance(content.type, Named)
        and isinstance(api.by_identity[content.type.identity], Model)
    ]
    return tuple(sorted(found, key=lambda each: (each[0] == "default", each[0].endswith("XX"))))
