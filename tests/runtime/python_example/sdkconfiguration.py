"""The servers of this API, and the settings of a client."""

from ._http.configuration import SDKConfiguration

SERVERS = ("https://api.example.com", "https://{region}.example.com")
SERVER_DEFAULTS: tuple[dict[str, str], ...] = ({}, {"region": "eu"})

__all__ = ["SERVERS", "SERVER_DEFAULTS", "SDKConfiguration"]
