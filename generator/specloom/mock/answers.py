"""How a request is to be answered: what a scenario file says of it, or the request itself in its ``Prefer`` header.

Both use the same words. Without any, an answer is the example of the first success that the document declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError, model_validator

Seconds = Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False)]
HeaderName = Annotated[str, Field(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")]
HeaderValue = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\x00-\x08\x0a-\x1f\x7f]*$")]


class Words(BaseModel):
    """Nothing is guessed: an unknown key is a typing error. A number is as good a text as any: ``retry-after: 1``."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class StreamEvent(Words):
    """One server-sent event, or raw text in place of one. Data that is not text is JSON."""

    data: JsonValue = None
    event: str | None = None
    id: str | None = None
    retry: int | None = None
    raw: str | None = Field(default=None, description="Sent as it stands, instead of everything else.")


class Answer(Words):
    """One answer. What is left out is as the document says."""

    status: int | None = Field(
        default=None, ge=200, le=599, description="The status: of a declared one, its example is sent."
    )
    headers: dict[HeaderName, HeaderValue | None] = Field(
        default={}, description="Headers to add, or to send instead of ours; null for none."
    )
    body: str | None = Field(default=None, description="The body, as text.")
    value: JsonValue = Field(default=None, description="The body, as a value: coded as the media type says.")
    events: list[StreamEvent] | None = Field(
        default=None, description="The events of the stream; no sentinel is added."
    )
    delay: Seconds = Field(default=0, description="Seconds before the response begins.")
    reset: bool | int = Field(
        default=False, description="Reset the connection: at once, or after so many bytes of the body."
    )
    cut: bool | int = Field(
        default=False, description="Close the connection: at once, or after so many bytes of the body."
    )
    hold: Seconds = Field(default=0, description="Seconds between the last byte sent and what ends the response.")
    piece: int | None = Field(default=None, ge=1, description="Bytes sent at a time.")
    drip: Seconds = Field(default=0, description="Seconds before each piece.")
    malformed: bool = Field(default=False, description="Cut the JSON of the body, or of the first event, short.")
    error: str | None = Field(
        default=None, description="Send an error event with this message where the stream would end."
    )

    @property
    def has_value(self) -> bool:
        """Whether a value is given; null is one."""
        return "value" in self.model_fields_set

    @model_validator(mode="after")
    def _one_body(self) -> Answer:
        given = [name for name in ("body", "value", "events") if name in self.model_fields_set]
        if len(given) > 1:
            raise ValueError(f"{' and '.join(given)} are two bodies")
        return self


class Turn(Answer):
    """One answer of a sequence."""

    operation: str | None = Field(default=None, description="Only a request for this operation takes it.")


PLAIN: Final = Answer()
"""As the document says."""


class Preference(Answer):
    """What a ``Prefer`` header asks for. It holds for that many requests with the same header, then one is answered plainly."""

    times: int | None = Field(default=None, ge=1)


_PREFERENCE: Final = re.compile(
    r"""\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?\s*(?:;[^,]*)?(?:,|$)"""
)
_LONGEST_HEADER: Final = 2048
_FLAGS: Final = frozenset({"reset", "cut", "malformed"})
_ASKED: Final = frozenset(
    {"status", "header", "delay", "reset", "cut", "hold", "piece", "drip", "malformed", "error", "times"}
)


def preferred(header: str | None) -> Preference | None:
    """The answer that a ``Prefer`` header (RFC 7240) asks for; ``None`` where it asks for nothing we know.

    Raises:
        ValueError: A preference that we know has a value that it cannot have.
    """
    if header is not None and len(header) > _LONGEST_HEADER:
        raise ValueError(f"header has more than {_LONGEST_HEADER} characters")
    asked: dict[str, Any] = {}
    for name, value in _preferences(header or ""):
        if name == "header":
            key, _, text = value.partition(":")
            asked.setdefault("headers", {})[key.strip()] = text.strip()
        elif name in _ASKED:
            asked[name] = _flag(value) if name in _FLAGS else value
    try:
        return Preference.model_validate(asked) if asked else None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ValueError(f"{first['loc'][0]}: {first['msg']}") from None


def _flag(value: str) -> bool | int:
    """Present is yes; a number is a number."""
    return int(value) if re.fullmatch(r"-?\d+", value, re.ASCII) else value.lower() != "false"


def _preferences(header: str) -> Iterator[tuple[str, str]]:
    for match in _PREFERENCE.finditer(header):
        quoted = re.sub(r"\\(.)", r"\1", match[2]) if match[2] is not None else None
        yield match[1].lower(), quoted if quoted is not None else match[3] or ""
