"""Both SDKs of several documents, made once for each worker."""

from __future__ import annotations

import pytest
from pages_material import Sdk, documents, sdks


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Sdk]:
    """Every SDK."""
    folder = tmp_path_factory.mktemp("sdks")
    return [sdk for name, file in documents().items() for sdk in sdks(name, file, folder)]
