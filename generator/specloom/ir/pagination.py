"""How the pages of a list follow one another."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias

from specloom.ir.types import Type

Path: TypeAlias = tuple[str | int, ...]
"""A way into a JSON value: keys and indices, ``-1`` for the last item; empty for the value itself."""


class Paging(enum.Enum):
    """What leads from one page to the next."""

    OFFSET = "offset"
    """The number of items already received."""
    PAGE = "page"
    """The number of the page."""
    CURSOR = "cursor"
    """A token from the body of the response."""
    URL = "url"
    """A URL, absolute or relative, in the body of the response."""
    LINK = "link"
    """A URL in the response's ``Link`` header (RFC 8288), relation ``next``."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """How a list operation is read to its end.

    Attributes:
        items: Where the items of a page are in the body of the response.
        item: What one of them is.
        input: Wire name of what changes from page to page: a query, header or path parameter, or a field of the body;
            empty where a URL says all.
        in_body: Whether that is a field of the body.
        next: Where the body holds the cursor or the URL of the next page; an absent, null or empty one is the end.
        more: Where the body says, as a boolean, whether there are more.
        pages: Where the body says how many pages there are.
        first: The number of the first page, or the offset of the first item, where the caller gives none.
    """

    by: Paging
    items: Path
    item: Type
    input: str = ""
    in_body: bool = False
    next: Path | None = None
    more: Path | None = None
    pages: Path | None = None
    first: int = 0
