"""A document from the network: https alone, never past a limit, and every failure a refusal with the address."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request

import pytest

from cli.zoo import DOCUMENT
from specloom.cli import fetching
from specloom.diagnostics import SpecError
from specloom.loader import Limits

ADDRESS = "https://zoo.example/openapi.yaml"


def answering(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Any]:
    """Lets every request be answered with these bytes; returns what is opened, and by which handlers."""
    opened: list[Any] = []

    class Opener:
        def __init__(self, *handlers: type[HTTPRedirectHandler]) -> None:
            opened.extend(handlers)

        def open(self, request: Request, timeout: float) -> BytesIO:
            opened.extend((request.full_url, timeout))
            return BytesIO(data)

    monkeypatch.setattr(fetching, "build_opener", Opener)
    return opened


def test_the_document_is_named_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = answering(monkeypatch, DOCUMENT.encode())
    document = fetching.fetch(ADDRESS, allowed=True)
    assert (document.file, document.locate("/info").line) == (ADDRESS, 2)
    assert opened == [fetching.HttpsOnly, ADDRESS, fetching.LONGEST_SILENCE_SECONDS]


@pytest.mark.parametrize(("data", "code"), [(b"x" * 101, "too-large"), (b"\xff", "not-utf-8"), (b"[]", "not-openapi")])
def test_what_is_no_document_is_refused(monkeypatch: pytest.MonkeyPatch, data: bytes, code: str) -> None:
    answering(monkeypatch, data)
    with pytest.raises(SpecError) as refusal:
        fetching.fetch(ADDRESS, allowed=True, limits=Limits(size=100))
    (fault,) = refusal.value.diagnostics
    assert (fault.code, fault.location.file) == (code, ADDRESS)


def test_a_redirect_to_another_scheme_is_not_followed() -> None:
    with pytest.raises(URLError, match="not https"):
        fetching.HttpsOnly().redirect_request(Request(ADDRESS), None, 302, "Found", {}, "file:///etc/passwd")


def test_a_redirect_to_https_is_followed() -> None:
    elsewhere = "https://elsewhere.example/openapi.yaml"
    followed = fetching.HttpsOnly().redirect_request(Request(ADDRESS), None, 302, "Found", {}, elsewhere)
    assert followed is not None and followed.full_url == elsewhere
