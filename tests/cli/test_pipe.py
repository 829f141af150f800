"""A reader that has seen enough, such as ``head``, is no fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ATOMA = Path(__file__).parents[2] / "spec" / "atoma.openapi.yaml"


def test_a_closed_pipe_ends_the_run_without_a_word() -> None:
    """Nothing is said of it on standard error."""
    command = [sys.executable, "-m", "specloom", "validate", str(ATOMA)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert "error:" not in run.stderr.read()
        run.wait(timeout=60)
