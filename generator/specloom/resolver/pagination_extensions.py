"""What the pagination extensions of the field say, brought to one form.

The forms: our own, Speakeasy's, Fern's, and the one of Microsoft's AutoRest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from specloom.ir import Paging, Path

_STEP: Final = re.compile(
    r"\.?(?P<key>[A-Za-z_$@][\w$@-]*)|\[(?P<index>-?\d+)\]|\['(?P<quoted>[^']+)'\]|\[\(@\.length ?- ?(?P<back>\d+)\)\]"
)


class PagingError(Exception):
    """What a document says about its pages cannot be; the message says why."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a document wants the pages of an operation to be followed, not yet held against the operation.

    Attributes:
        input: Wire name of the parameter or body field that changes; ``None`` for what the operation makes plain.
        items: ``None`` for the only list of the response.
    """

    by: Paging
    input: str | None = None
    items: Path | None = None
    next: Path | None = None
    more: Path | None = None
    pages: Path | None = None


def wish(form: str, value: Any) -> Wish | None:
    """The wish of an extension; ``None`` where it says that there is but one page.

    Raises:
        PagingError: It is not in its form; the message says what is wrong.
    """
    if not isinstance(value, Mapping):
        raise PagingError("it has to be an object")
    return _FORMS[form](value)


def path(text: Any) -> Path | None:
    """The way that a JSONPath or a dotted path of the simple kind takes; ``None`` where nothing is said.

    Raises:
        PagingError: It is more than keys and indices.
    """
    if text is None:
        return None
    if not isinstance(text, str):
        raise PagingError(f"{text!r} is no path into the response")
    rest = re.sub(r"^\$(response|request)?(\.body)?(?=$|[.\[])", "", text.replace("$response.body#/", "", 1).strip())
    steps: list[str | int] = []
    while rest:
        match = _STEP.match(rest)
        if match is None:
            raise PagingError(f"{text!r} is no path of keys and indices")
        if match["back"]:
            steps.append(-int(match["back"]))
        else:
            steps.append(int(match["index"]) if match["index"] else match["key"] or match["quoted"])
        rest = rest[match.end() :]
    return tuple(steps)


def _own(value: Mapping[str, Any]) -> Wish:
    """``type`` with ``input``, ``items``, ``next``, ``more`` and ``pages``."""
    return Wish(
        by=_choice(value.get("type"), {each.value: each for each in Paging}),
        input=_name(value.get("input")),
        items=path(value.get("items")),
        next=path(value.get("next")),
        more=path(value.get("more")),
        pages=path(value.get("pages")),
    )


def _speakeasy(value: Mapping[str, Any]) -> Wish:
    listed = value.get("inputs")
    inputs = [entry for entry in listed if isinstance(entry, Mapping)] if isinstance(listed, list) else []
    said = value.get("outputs")
    outputs: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    kinds = {str(entry.get("type")): _name(entry.get("name")) for entry in inputs}
    by = _choice(value.get("type"), {"offsetLimit": Paging.OFFSET, "cursor": Paging.CURSOR, "url": Paging.URL})
    if by is Paging.OFFSET and "page" in kinds:
        by = Paging.PAGE
    wanted = {Paging.OFFSET: "offset", Paging.PAGE: "page", Paging.CURSOR: "cursor"}.get(by)
    return Wish(
        by=by,
        input=kinds.get(wanted) if wanted else None,
        items=path(outputs.get("results")),
        next=path(outputs.get("nextUrl" if by is Paging.URL else "nextCursor")),
        pages=path(outputs.get("numPages")) if by is Paging.PAGE else None,
    )


def _fern(value: Mapping[str, Any]) -> Wish:
    items, more = path(value.get("results")), path(value.get("has-next-page"))
    if "cursor" in value:
        return Wish(Paging.CURSOR, _name(value["cursor"]), items, path(value.get("next_cursor")), more)
    if "offset" in value:
        # Fern's offset counts pages unless a step says how many items one is.
        return Wish(Paging.OFFSET if "step" in value else Paging.PAGE, _name(value["offset"]), items, None, more)
    if "next_uri" in value:
        return Wish(Paging.URL, None, items, path(value["next_uri"]), more)
    raise PagingError("it needs one of cursor, offset and next_uri")


def _microsoft(value: Mapping[str, Any]) -> Wish | None:
    link, items = value.get("nextLinkName", "nextLink"), value.get("itemName", "value")
    if link is None:
        return None
    if not isinstance(link, str) or not isinstance(items, str):
        raise PagingError("nextLinkName and itemName have to be names of properties")
    return Wish(Paging.URL, None, tuple(items.split(".")), tuple(link.split(".")))


_FORMS: Final[Mapping[str, Callable[[Mapping[str, Any]], Wish | None]]] = {
    "specloom": _own,
    "speakeasy": _speakeasy,
    "fern": _fern,
    "microsoft": _microsoft,
}


def _choice(value: Any, known: Mapping[str, Paging]) -> Paging:
    if not isinstance(value, str) or value not in known:
        raise PagingError(f"type has to be one of {', '.join(known)}")
    return known[value]


def _name(value: Any) -> str | None:
    """A wire name; Fern writes ``$request.cursor``."""
    if value is None:
        return None
    if not isinstance(value, str) or not value:
        raise PagingError(f"{value!r} is no name of a parameter")
    return value.removeprefix("$request.").removeprefix("query.").removeprefix("body.")
