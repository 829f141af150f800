"""The token endpoint of OAuth 2, where the document's scheme has one on the same server.

Source: RFC 6749 sections 2.3.1, 4.4 and 5.
"""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import urlsplit

from specloom.ir import Api
from specloom.mock.exchange import Reply, Request
from specloom.mock.parameters import form_pairs

SECONDS: Final = 3600
"""How long a token lasts, as its answer says; the mock takes any."""


def token(api: Api, request: Request) -> Reply | None:
    """An answer to a request for a token by client credentials; ``None`` where the request is for something else."""
    paths = {f"/{urlsplit(scheme.token_url).path.strip('/')}" for scheme in api.schemes if scheme.token_url}
    if request.method != "POST" or request.path not in paths:
        return None
    asked = dict(form_pairs(request.body.decode("latin-1")))
    if asked.get("grant_type") != "client_credentials":
        return _reply(400, {"error": "unsupported_grant_type"})
    is_basic = (request.header("authorization") or "").lower().startswith("basic ")
    if not is_basic and not (asked.get("client_id") and asked.get("client_secret")):
        return _reply(401, {"error": "invalid_client"})
    return _reply(200, {"access_token": "mock-token", "token_type": "Bearer", "expires_in": SECONDS})


def _reply(status: int, value: dict[str, str | int]) -> Reply:
    headers = (("Content-Type", "application/json"), ("Cache-Control", "no-store"))
    return Reply(status, headers, (json.dumps(value).encode(),))
