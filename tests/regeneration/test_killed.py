"""``kill -9`` at any moment of a real run: each language's folder is the old tree or the new one, and the next run is clean."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from regeneration.regeneration_material import ZOO, command, files, specloom

KILLS = 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")

Tree = dict[PurePosixPath, tuple[bytes, int]]


def seconds(run: Callable[[], object]) -> float:
    """What a run takes."""
    begin = time.monotonic()
    run()
    return time.monotonic() - begin


def killed(arguments: tuple[str, ...], folder: Path, after: float) -> None:
    """Start a run and kill it after some seconds; it may have ended before."""
    process = subprocess.Popen(command(*arguments), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.kill()  # SIGKILL, and nothing where it has ended
    process.wait(timeout=10)


def test_at_twenty_points_of_a_run_the_tree_is_old_or_new_and_the_next_run_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    (tmp_path / "old.yaml").write_text(ZOO, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(ZOO.replace("mood:", "temper:").replace("Keeper", "Warden"), encoding="utf-8")
    generate_old = ("generate", "--quiet", "--spec", "old.yaml", "--out", "out")
    generate_new = ("generate", "--quiet", "--spec", "new.yaml", "--out", "out")
    out = tmp_path / "out"

    specloom(*generate_old, folder=tmp_path)
    shutil.copytree(out, tmp_path / "before")
    old = {folder.name: files(folder) for folder in out.iterdir()}
    whole = seconds(lambda: specloom(*generate_new, folder=tmp_path))
    new = {folder.name: files(folder) for folder in out.iterdir()}
    assert all(old[name] != new[name] for name in old)

    for point in range(KILLS):
        if ended(out, old) != dict.fromkeys(old, "old"):
            shutil.rmtree(out)
            shutil.copytree(tmp_path / "before", out)
        killed(generate_new, tmp_path, whole * (point + 0.5) / KILLS)
        assert set(ended(out, old, new).values()) <= {"old", "new"}
        if point % 4 == 3 or len(list(out.iterdir())) > len(old):
            specloom(*generate_new, folder=tmp_path)
            assert {folder.name: files(folder) for folder in out.iterdir()} == new


def ended(out: Path, old: dict[str, Tree], new: dict[str, Tree] | None = None) -> dict[str, str]:
    """Which of its two trees each language has; ``torn`` where it is neither."""
    present = {name: files(out / name) for name in old}
    return {
        name: "old" if tree == old[name] else "new" if new and tree == new[name] else "torn"
        for name, tree in present.items()
    }
