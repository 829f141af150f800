"""A list that comes page by page: the items of all pages, each page asked for when its first item is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pydantic

from ..errors import PaginationError
from ..types.basemodel import rules
from ..types.decoding import plain
from ..types.unset import UNSET
from .arguments import Arguments, CallOptions
from .calling import Call, Outcome
from .configuration import SDKConfiguration
from .links import next_link
from .operation import Operation, Pagination
from .redirects import origin
from .requests import IDEMPOTENCY_KEY
from .sending import call, call_async


@dataclass(frozen=True, slots=True)
class Listing:
    """What is asked for, again for each page."""

    operation: Operation
    configuration: SDKConfiguration
    outcome: Outcome
    options: CallOptions

    def page(self, arguments: Arguments, *, is_first: bool, owns_client: bool) -> Call:
        """The call that asks for one page. A key of the caller's own is the first page's: for any other it would bring that again."""
        options = self.options
        if not is_first:
            arguments = replace(arguments, headers=self._keyless(arguments.headers))
            options = replace(options, http_headers=self._keyless(options.http_headers or {}))
        return Call(self.operation, self.configuration, arguments, self.outcome, options, owns_client=owns_client)

    def _keyless(self, headers: Mapping[str, Any]) -> dict[str, Any]:
        key = (self.operation.idempotency_header or IDEMPOTENCY_KEY).lower()
        return {name: value for name, value in headers.items() if name.lower() != key}


def items(listing: Listing, arguments: Arguments | None) -> Iterator[Any]:
    """The items of all pages, from the page that the arguments ask for.

    Raises:
        PaginationError: A page leads to one that was already read, or to another origin.
        SDKError: A page cannot be had.
    """
    configuration = listing.configuration
    course, first = _course(listing, arguments), arguments
    while arguments is not None:
        plan = listing.page(arguments, is_first=arguments is first, owns_client=configuration.owns_client)
        value = call(plan, configuration.client)
        yield from course.items(value)
        arguments = course.after(arguments, value, plan.response, plan.url)


async def items_async(listing: Listing, arguments: Arguments | None) -> AsyncIterator[Any]:
    """The items of all pages; see ``items``."""
    configuration = listing.configuration
    course, first = _course(listing, arguments), arguments
    while arguments is not None:
        plan = listing.page(arguments, is_first=arguments is first, owns_client=configuration.owns_async_client)
        value = await call_async(plan, configuration.async_client)
        for item in course.items(value):
            yield item
        arguments = course.after(arguments, value, plan.response, plan.url)


def _course(listing: Listing, arguments: Arguments | None) -> Course:
    assert listing.operation.pagination is not None and arguments is not None
    return Course(listing.operation.pagination)


@dataclass(slots=True)
class Course:
    """The way through the pages. Reads no socket.

    Attributes:
        seen: Every cursor and URL that was followed.
    """

    pagination: Pagination
    seen: set[str] = field(default_factory=set)

    def items(self, value: Any) -> list[Any]:
        """The items of a page; none where it has no list."""
        found = _at(value, self.pagination.items)
        return found if isinstance(found, list) else []

    def after(self, arguments: Arguments, value: Any, response: httpx.Response, asked: str) -> Arguments | None:
        """The arguments of the next page; ``None`` behind the last.

        Args:
            asked: The address that the page was asked for at, before any redirect.
        """
        pagination = self.pagination
        if pagination.more is not None and _at(value, pagination.more) is False:
            return None
        match pagination.by:
            case "offset" | "page":
                return self._counted(arguments, value)
            case "cursor":
                cursor = _at(value, pagination.next or ())
                return None if _is_end(cursor) else self._with(arguments, self._fresh(cursor, response))
            case "url":
                return self._linked(arguments, _at(value, pagination.next or ()), response, asked)
            case _:
                return self._linked(arguments, next_link(response.headers.get("link", "")), response, asked)

    def _counted(self, arguments: Arguments, value: Any) -> Arguments | None:
        """One page further, or as many items as there were; an empty page is the last."""
        received = len(self.items(value))
        position = self._position(arguments)
        pages = None if self.pagination.pages is None else _at(value, self.pagination.pages)
        if received == 0 or (isinstance(pages, int) and position + 1 >= self.pagination.first + pages):
            return None
        return self._with(arguments, position + (1 if self.pagination.by == "page" else received))

    def _position(self, arguments: Arguments) -> int:
        given = str(_at(getattr(arguments, self.pagination.place), (self.pagination.input,)))
        return int(given) if given.isdecimal() else self.pagination.first

    def _with(self, arguments: Arguments, position: Any) -> Arguments:
        place, wire = self.pagination.place, self.pagination.input
        values = getattr(arguments, place)
        if isinstance(values, pydantic.BaseModel):
            values = plain(values)
        merged: Any = {**(values if isinstance(values, Mapping) else {}), wire: position}
        return replace(arguments, **{place: merged})

    def _linked(self, arguments: Arguments, link: Any, response: httpx.Response, asked: str) -> Arguments | None:
        if _is_end(link):
            return None
        here = _address(response, httpx.URL(asked))
        url = _absolute(str(link), here, response)
        self.seen.add(_without_fragment(here))
        return replace(arguments, url=self._fresh(url, response))

    def _fresh(self, following: Any, response: httpx.Response) -> Any:
        """What leads to the next page, unless it has led there before."""
        if str(following) in self.seen:
            raise _error("the page leads to one that was already read", response)
        self.seen.add(str(following))
        return following


def _address(response: httpx.Response, asked: httpx.URL) -> httpx.URL:
    """Where a page is. One that a redirect led to, at another origin, is still asked for at its own: only there do credentials go."""
    return response.url if origin(response.url) == origin(asked) else asked


def _absolute(link: str, here: httpx.URL, response: httpx.Response) -> str:
    """The link as a whole URL: relative ones stand at the page that they are on. Credentials stay with their origin."""
    try:
        url = here.join(link)
    except httpx.InvalidURL:
        raise _error("the page's link to the next one is no URL", response) from None
    if origin(url) != origin(here):
        raise _error("the page leads to another origin", response)
    return _without_fragment(url)


def _without_fragment(url: httpx.URL) -> str:
    return str(httpx.URL(url).copy_with(fragment=None))


def _error(message: str, response: httpx.Response) -> PaginationError:
    return PaginationError(message, response.status_code, raw_response=response)


def _is_end(following: Any) -> bool:
    return following is None or following is False or following == ""


def _at(value: Any, way: tuple[str | int, ...]) -> Any:
    """What stands in a decoded value at the end of a way; ``None`` where it does not lead anywhere."""
    for step in way:
        match value, step:
            case pydantic.BaseModel(), str():
                value = _member(value, step)
            case dict(), str():
                value = value.get(step)
            case list(), int() if -len(value) <= step < len(value):
                value = value[step]
            case _:
                return None
    return value


def _member(model: pydantic.BaseModel, wire: str) -> Any:
    """A field by its wire name; ``None`` where it is absent."""
    for name, rule in rules(type(model)).items():
        if rule.alias == wire:
            value = getattr(model, name)
            return None if value is UNSET else value
    return (model.__pydantic_extra__ or {}).get(wire)
