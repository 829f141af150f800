"""Builds the wheel of a Python SDK and lays it out as pip would."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path


def install(sdk: Path, site: Path) -> Path:
    """A folder for ``sys.path`` with the package in it: ``site``. ``sdk`` holds the ``pyproject.toml``.

    Raises:
        CalledProcessError: The wheel cannot be built.
    """
    wheels = site / ".wheels"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(sdk)]
    subprocess.run(command, check=True, timeout=300)
    (wheel,) = wheels.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(site)
    return site
