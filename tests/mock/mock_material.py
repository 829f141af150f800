"""What tests of the mock share."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from specloom.mock import Mock

Serve = Callable[..., tuple[Mock, httpx.Client]]
"""Serves the paths of a small document, or a document in a file; gives the mock, and a client of its address."""
