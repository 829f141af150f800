"""Mocks of small documents, and of the Atoma document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from mock_material import Serve

from specloom.diagnostics import Diagnostics
from specloom.loader import load, load_text
from specloom.mock import Mock, serving
from specloom.resolver import resolve


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves the paths of a small document; gives the mock, and a client of its base address."""
    with ExitStack() as stack:

        def serve_paths(paths: dict[str, Any] | str | Path, **others: Any) -> tuple[Mock, httpx.Client]:
            if isinstance(paths, Path):
                document = load(paths)
            else:
                held = yaml.safe_load(paths) if isinstance(paths, str) else paths
                root = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": held, **others}
                document = load_text(yaml.safe_dump(root))
            mock = stack.enter_context(serving(resolve(document, Diagnostics()), document))
            return mock, stack.enter_context(httpx.Client(base_url=mock.url, timeout=5, trust_env=False))

        yield serve_paths
