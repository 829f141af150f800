"""Same input, same bytes: nothing of the machine, the moment or the document's spelling is in the output."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from regeneration.regeneration_material import ATOMA, ZOO, files, specloom, times
from specloom.loader import load, load_text

PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture(scope="module")
def atoma(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Atoma SDKs, generated under plain circumstances."""
    out = tmp_path_factory.mktemp("plain") / "out"
    specloom("generate", "--spec", str(ATOMA), "--out", str(out), environment=PLAIN)
    return out


@pytest.mark.parametrize(
    ("environment", "umask"),
    [
        ({"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}, 0o077),
        ({"PYTHONHASHSEED": "random", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Pacific/Apia"}, 0o000),
    ],
    ids=["Turkish, Kathmandu, nobody else may read", "ASCII, Apia, anybody may write"],
)
def test_hash_seed_locale_time_zone_umask_and_working_folder_change_no_byte_and_no_mode(
    atoma: Path, tmp_path: Path, environment: Mapping[str, str], umask: int
) -> None:
    before = os.umask(umask)
    try:
        relative = os.path.relpath(ATOMA, tmp_path)
        specloom("generate", "--spec", relative, "--out", "made", environment=environment, folder=tmp_path)
    finally:
        os.umask(before)
    assert files(tmp_path / "made") == files(atoma)


def test_the_json_form_of_a_document_makes_the_same_files_and_the_same_lock(atoma: Path, tmp_path: Path) -> None:
    document = tmp_path / "other name.json"
    document.write_text(json.dumps(load(ATOMA).source), encoding="utf-8")
    specloom("generate", "--spec", str(document), "--out", str(tmp_path / "made"), environment=PLAIN)
    assert files(tmp_path / "made") == files(atoma)


def test_a_second_run_changes_no_time_and_nor_does_one_from_the_json_form(tmp_path: Path) -> None:
    (tmp_path / "zoo.yaml").write_text(ZOO, encoding="utf-8")
    (tmp_path / "zoo.json").write_text(json.dumps(load_text(ZOO).source, indent=1), encoding="utf-8")
    arguments = ("--out", "out", "--verbose")  # which looks at every file, whatever the digests say
    specloom("generate", "--spec", "zoo.yaml", *arguments, folder=tmp_path)
    before = times(tmp_path / "out")
    specloom("generate", "--spec", "zoo.yaml", *arguments, folder=tmp_path)
    specloom("generate", "--spec", "zoo.json", "--out", "out", folder=tmp_path)
    assert times(tmp_path / "out") == before
