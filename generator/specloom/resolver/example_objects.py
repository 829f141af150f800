"""Values that the author of a document shows: an ``example``, or Example Objects, which may stand among the components."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specloom.ir import Json
from specloom.loader import Document
from specloom.resolver.references import followed


def shown(holder: dict[str, Any], document: Document) -> tuple[Json, ...]:
    """The values that a parameter or a media type shows, in document order; ``example`` hides the others."""
    return (holder["example"],) if "example" in holder else tuple(_values(holder.get("examples"), document))


def _values(named: Any, document: Document) -> Iterator[Json]:
    for each in named.values() if isinstance(named, dict) else ():
        example = followed(each, document)
        if "dataValue" in example or "value" in example:
            yield example["dataValue"] if "dataValue" in example else example["value"]
