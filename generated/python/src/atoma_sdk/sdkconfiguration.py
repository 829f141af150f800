"""The servers of this API, and the settings of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List

from ._http import configuration
from ._http.operation import RetryRules

SERVERS: List[str] = ["https://api.atoma.network"]
SERVER_DEFAULTS: List[Dict[str, str]] = [{}]
RETRIES = RetryRules(
    statuses=("408", "429", "500", "502", "503", "504"),
    initial_interval=0.5,
    max_interval=60.0,
    exponent=1.5,
    max_elapsed_time=3600.0,
    retries_connection_errors=True,
)


class SDKConfiguration(configuration.SDKConfiguration):
    """The settings of one client of this API, shared by its resources."""

    servers = SERVERS
    server_defaults = SERVER_DEFAULTS


if not TYPE_CHECKING:
    from . import __getattr__  # noqa: F401 (types of the settings, for programs that look for them here)
