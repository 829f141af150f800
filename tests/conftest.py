"""Settings of the whole suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The same examples on every run and machine: a failure that nobody can repeat helps nobody.
settings.register_profile("specloom", derandomize=True, deadline=None)
settings.load_profile("specloom")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` rewrites the expectations, for a person to review."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden pages and the runtimes' surfaces")
