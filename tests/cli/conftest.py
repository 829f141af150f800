from __future__ import annotations

from pathlib import Path

import pytest

from cli.zoo import Zoo, zoo_in


@pytest.fixture
def zoo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Zoo:
    """A project, which is the working folder of the test."""
    monkeypatch.chdir(tmp_path)
    return zoo_in(tmp_path)
