"""Which of an operation's responses answers a request, and in which media type."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from specloom.ir import Content, Json, Operation, Response
from specloom.mock.exchange import Request, essence, takes

_LONE_DEFAULT = 200


def success(operation: Operation) -> tuple[int, Response | None]:
    """The first success that the document declares; 204 where it declares none."""
    if not operation.responses:
        return 204, None
    first = operation.responses[0]
    return _number(first.status), first


def declared(operation: Operation, status: int) -> Response | None:
    """The response for a status: its own, its range, or the default."""
    responses = (*operation.responses, *operation.errors)
    wanted = (str(status), f"{status // 100}XX", "default")
    return next((each for want in wanted for each in responses if each.status == want), None)


def content(response: Response, request: Request, body: Json) -> Content | None:
    """The media type that the caller likes best; among equals a stream where the body asks for one with ``stream``."""
    accepted = [each for each in response.contents if quality(each, request) > 0]
    return min(accepted, key=lambda each: (-quality(each, request), streams(each) != wants_stream(body)), default=None)


def streams(content: Content) -> bool:
    """Whether items arrive one by one."""
    return content.coding.is_stream


def wants_stream(body: Json) -> bool:
    """Whether the body says ``"stream": true``, by which many an API tells twins of one path apart."""
    return isinstance(body, dict) and body.get("stream") is True


@dataclass(frozen=True, slots=True)
class Suitability:
    """How well an operation answers a request, among twins of one path.

    Attributes:
        accepted: Its answer has a media type that the caller takes.
        streams: It answers with a stream where one is asked for, and else does not.
        closeness: Of the media type to what is asked for, from 0 to 3.
    """

    accepted: bool
    streams: bool
    closeness: int


def suitability(operation: Operation, request: Request, body: Json) -> Suitability:
    """By the success that an operation declares; one without content suits whoever asks for no stream."""
    _, response = success(operation)
    if response is None or not response.contents:
        return Suitability(accepted=True, streams=not wants_stream(body), closeness=0)
    chosen = content(response, request, body)
    if chosen is None:
        return Suitability(accepted=False, streams=False, closeness=0)
    closeness, _ = _liking(chosen, request)
    return Suitability(accepted=True, streams=streams(chosen) == wants_stream(body), closeness=closeness)


def quality(content: Content, request: Request) -> float:
    """How much the caller likes a media type, from 0 to 1."""
    return _liking(content, request)[1]


def _liking(content: Content, request: Request) -> tuple[int, float]:
    """How closely a range of the caller's means a media type, and how much it is liked.

    Source: RFC 9110 section 12.5.1: the most specific range counts; no header at all accepts everything.
    """
    header = request.header("accept")
    if header is None or not header.strip():
        return 1, 1.0
    found = [(_specificity(range_, essence(content.media_type)), weight) for range_, weight in _ranges(header)]
    return max((each for each in found if each[0] > 0), default=(0, 0.0))


def _ranges(header: str) -> Iterable[tuple[str, float]]:
    for entry in header.split(","):
        range_, *parameters = (part.strip() for part in entry.split(";"))
        weights = [part[2:] for part in parameters if part.lower().startswith("q=")]
        yield range_.lower(), _weight(weights[0]) if weights else 1.0


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        return 1.0
    return weight if math.isfinite(weight) else 1.0


def _specificity(range_: str, media_type: str) -> int:
    """0 where they do not meet; a range in the document meets whatever falls into it."""
    if range_ == media_type:
        return 3
    if not takes(range_, media_type) and not takes(media_type, range_):
        return 0
    return 1 if range_ == "*/*" else 2


def _number(status: str) -> int:
    """The status that stands for a range or for the default."""
    return int(status.replace("X", "0")) if status[0].isdigit() else _LONE_DEFAULT
