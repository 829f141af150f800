"""A document from the network, when the user allows it: https alone, bounded in size and time."""

from __future__ import annotations

from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader import Document, Limits, load_text
from specloom.location import Location

LONGEST_SILENCE_SECONDS: Final = 30

DEFAULTS: Final = Limits()


class HttpsOnly(HTTPRedirectHandler):
    """Follows redirects as ``urllib`` does, but never to another scheme."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]  # as urllib has it
        if urlsplit(newurl).scheme != "https":
            raise URLError("it redirects to an address that is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, *, allowed: bool, overlays: Sequence[Path] = (), limits: Limits = DEFAULTS) -> Document:
    """The document at an https URL; what it refers to is not fetched.

    Args:
        overlays: Files whose actions are applied to it.

    Raises:
        SpecError: It is not allowed, not https, not there, too large, or not a document.
    """
    if urlsplit(address).scheme != "https":
        raise _refusal(address, "bad-address", "only https URLs are read", "save the document and name the file")
    if not allowed:
        raise _refusal(address, "network", "the network is not allowed", "add --allow-network")
    try:
        request = Request(address, headers={"Accept": "application/yaml, application/json, text/plain, */*"})
        with build_opener(HttpsOnly).open(request, timeout=LONGEST_SILENCE_SECONDS) as response:
            data: bytes = response.read(limits.size + 1)
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise _refusal(address, "unreachable", f"cannot fetch it: {reason}") from None
    return load_text(_decoded(data, address, limits), file=address, overlays=overlays, limits=limits)


def _decoded(data: bytes, address: str, limits: Limits) -> str:
    if len(data) > limits.size:
        raise _refusal(address, "too-large", f"the document is larger than {limits.size} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refusal(address, "not-utf-8", "the text is not UTF-8") from None


def _refusal(address: str, code: str, message: str, remedy: str = "") -> SpecError:
    return SpecError(Diagnostic.error(code, message, Location(address, 1, 1), remedy))
