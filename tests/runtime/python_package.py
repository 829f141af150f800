"""Puts the runtime where generated code stands beside it, and imports the result."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
RUNTIME = HERE.parents[1] / "templates" / "python" / "runtime"
SHARED = HERE.parents[2] / "shared"


def load_runtime() -> ModuleType:
    """The runtime in place, as the package ``sdk_runtime``."""
    if "sdk_runtime" not in sys.modules:
        module = ModuleType("sdk_runtime")
        module.__path__ = [str(RUNTIME)]
        sys.modules["sdk_runtime"] = module
    return sys.modules["sdk_runtime"]


def load_example() -> ModuleType:
    """The hand-written package ``python_example`` with the runtime on its path."""
    module = importlib.import_module("python_example")
    if str(RUNTIME) not in module.__path__:
        module.__path__.append(str(RUNTIME))
    return module
