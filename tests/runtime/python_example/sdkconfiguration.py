"""The servers of this API, and the settings of a client."""

from ._http import configuration

SERVERS = ["https://api.example.com", "https://{region}.example.com"]
SERVER_DEFAULTS: list[dict[str, str]] = [{}, {"region": "eu"}]


class SDKConfiguration(configuration.SDKConfiguration):
    """The settings of one client of this API, shared by its resources."""

    servers = SERVERS
    server_defaults = SERVER_DEFAULTS
