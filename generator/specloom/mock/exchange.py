"""A request as it arrived, and a response before it is cut into pieces and sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, unquote_plus, urlsplit


@dataclass(frozen=True)
class Request:
    """One request.

    Attributes:
        target: As on the request line, still percent-encoded.
        headers: In the order of arrival, names in lower case.
    """

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path, still percent-encoded."""
        return urlsplit(self.target).path or "/"

    @cached_property
    def query(self) -> tuple[tuple[str, str], ...]:
        """Pairs of name and raw value: a delimiter can only be told from a character while it is encoded."""
        pairs = (pair.partition("=") for pair in urlsplit(self.target).query.split("&") if pair)
        return tuple((unquote_plus(name), value) for name, _, value in pairs)

    @cached_property
    def cookies(self) -> tuple[tuple[str, str], ...]:
        """Pairs of name and raw value."""
        crumbs = (crumb.strip().partition("=") for line in self.all("cookie") for crumb in line.split(";"))
        return tuple((unquote(name), value) for name, _, value in crumbs if name)

    def header(self, name: str) -> str | None:
        """The values of a header, joined as RFC 9110 section 5.3 allows; ``None`` where it is absent."""
        values = self.all(name)
        return ", ".join(values) if values else None

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a header."""
        return tuple(value for each, value in self.headers if each == name.lower())

    @cached_property
    def media_type(self) -> str:
        """The essence of the content type, in lower case; empty where there is none."""
        return essence(self.header("content-type") or "")


@dataclass(frozen=True, slots=True)
class Reply:
    """One response.

    Attributes:
        pieces: The body, a piece for each item of a stream.
        is_stream: The body is sent as it is made, without a length.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    pieces: tuple[bytes, ...] = ()
    is_stream: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request.

    Attributes:
        place: ``path``, ``query``, ``header``, ``cookie`` or ``body``.
        name: The parameter's name, or the JSON pointer of the value inside the body.
        detail: What is wrong, one sentence without a full stop.
    """

    place: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request is refused, as RFC 9457 says it."""

    status: int
    detail: str
    faults: tuple[Fault, ...] = ()
    headers: tuple[tuple[str, str], ...] = field(default=())

    def reply(self) -> Reply:
        """The problem as a response."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": phrase(self.status),
            "status": self.status,
            "detail": self.detail,
        }
        if self.faults:
            body["errors"] = [{"in": fault.place, "name": fault.name, "detail": fault.detail} for fault in self.faults]
        text = json.dumps(body, ensure_ascii=False).encode()
        return Reply(self.status, (("Content-Type", "application/problem+json"), *self.headers), (text,))


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def takes(range_: str, media_type: str) -> bool:
    """Whether a media type falls into a range: ``image/*``, ``application/*+json``, ``*/*``; each as an essence."""
    return fnmatchcase(media_type, range_) and "/" in media_type


def phrase(status: int) -> str:
    """The reason phrase of a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Status"
