"""A package as it is generated: written by hand, and the pattern the templates follow.

Everything but the runtime is here; the tests put ``templates/python/runtime`` on this package's path, where the
writer copies it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .errors import APIError, SDKError
    from .sdk import Example
    from .types import UNSET
    from .utils import RetryConfig

__all__ = ["UNSET", "APIError", "Example", "RetryConfig", "SDKError", "__version__"]

_HOMES = {
    "APIError": ".errors",
    "Example": ".sdk",
    "RetryConfig": ".utils",
    "SDKError": ".errors",
    "UNSET": ".types",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
