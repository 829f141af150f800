"""Servers and security schemes of OpenAPI 2.0, brought to 3.1.

Source: OpenAPI 2.0, "Security Scheme Object" and the root's ``host``, ``basePath``, ``schemes``.
"""

from __future__ import annotations

from typing import Any

_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_FLOW_FIELDS = ("authorizationUrl", "tokenUrl", "scopes")


def upgrade_security_scheme(scheme: dict[str, Any]) -> None:
    """Changes the scheme in place; one that 2.0 does not know stays as it is."""
    if scheme.get("type") == "basic":
        scheme.update(type="http", scheme="basic")
    elif scheme.get("type") == "oauth2" and "flow" in scheme:
        flow = str(scheme.pop("flow"))
        fields = {field: scheme.pop(field) for field in _FLOW_FIELDS if field in scheme}
        scheme["flows"] = {_FLOWS.get(flow, flow): {"scopes": {}, **fields}}


def servers_of(host: Any, base_path: Any, schemes: Any) -> list[dict[str, str]]:
    """A server for each scheme; a path alone, relative to the document, when no host is named; none without either."""
    path = base_path if isinstance(base_path, str) else ""
    if not isinstance(host, str) or not host:
        return [{"url": path}] if path else []
    path = "" if path == "/" else path
    spoken = [scheme for scheme in schemes if isinstance(scheme, str)] if isinstance(schemes, list) else []
    return [{"url": f"{scheme}://{host}{path}"} for scheme in spoken or ["https"]]
