"""The servers of this API, and the settings of a client."""

from __future__ import annotations

from ._http.configuration import SDKConfiguration
from ._http.operation import RetryRules

__all__ = ["RETRIES", "SERVERS", "SERVER_DEFAULTS", "SDKConfiguration"]

SERVERS: tuple[str, ...] = ("https://api.atoma.network",)
SERVER_DEFAULTS: tuple[dict[str, str], ...] = ({},)
RETRIES = RetryRules(
    statuses=("408", "429", "500", "502", "503", "504"),
    initial_interval=0.5,
    max_interval=60.0,
    exponent=1.5,
    max_elapsed_time=3600.0,
    retries_connection_errors=True,
)
