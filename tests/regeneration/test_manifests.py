"""Package manifests: what their owner set stays, what is ours follows the generator."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from regeneration.regeneration_material import ZOO, generate, times
from specloom.manifests import ManifestUnreadableError, keeps_owner_values, merged, remembered
from specloom.writer import HandEdited, is_current, read_lock

TOML = PurePosixPath("pyproject.toml")
JSON = PurePosixPath("package.json")

OURS = """\
[project]
name = "zoo"
version = "0.1.0"
dependencies = ["httpx>=0.28", "pydantic>=2.10"]

[tool.mypy]
strict = true
"""


def known(content: str | bytes, path: PurePosixPath = TOML) -> dict[str, tuple[str, ...]]:
    """What a lock remembers of a manifest."""
    text = content.encode() if isinstance(content, str) else content
    return {key: (digest,) for key, digest in remembered(path, text).items()}


def merge(found: str, wanted: str, before: str = OURS, path: PurePosixPath = TOML) -> str:
    return merged(path, found.encode(), wanted.encode(), known(before, path)).decode()


@pytest.mark.parametrize(
    ("edit", "news", "expected"),
    [
        (
            ('version = "0.1.0"', '# bumped by hand\nversion = "0.5.0"  # soon'),
            ("0.28", "0.29"),
            '# bumped by hand\nversion = "0.5.0"  # soon\ndependencies = ["httpx>=0.29", "pydantic>=2.10"]',
        ),
        (
            ('"httpx>=0.28"', '"zoo-keys>=1", "httpx>=0.28"'),
            ("0.28", "0.29"),
            '["zoo-keys>=1", "httpx>=0.29", "pydantic>=2.10"]',
        ),
        (('"httpx>=0.28"', '"httpx>=0.30"'), ("0.28", "0.29"), '["httpx>=0.30", "pydantic>=2.10"]'),
        (('"httpx>=0.28", ', ""), ("0.28", "0.29"), 'dependencies = ["pydantic>=2.10"]'),
        (
            ("[tool.mypy]", "[tool.black]\nx = 1 # mine\n\n[tool.mypy]"),
            ('"0.1.0"', '"0.2.0"'),
            "[tool.black]\nx = 1 # mine\n",
        ),
        (
            ("strict = true", "strict = false"),
            ("strict = true", "strict = true\npretty = true"),
            "strict = false\npretty = true\n",
        ),
        (
            ("[tool.mypy]\nstrict = true\n", ""),
            ("strict = true", "strict = 1"),
            'dependencies = ["httpx>=0.28", "pydantic>=2.10"]\n',
        ),
        (
            ("[project]", '[project]\nauthors = [{ name = "Ann" }]'),
            ("[tool.mypy]\nstrict = true\n", ""),
            'authors = [{ name = "Ann" }]\nname = "zoo"',
        ),
    ],
    ids=[
        "changed",
        "added to a list",
        "tightened",
        "taken from a list",
        "a table added",
        "beside",
        "a table taken out",
        "authors",
    ],
)
def test_what_the_owner_changed_stays_and_all_else_follows(
    edit: tuple[str, str], news: tuple[str, str], expected: str
) -> None:
    theirs, wanted = OURS.replace(*edit), OURS.replace(*news)
    assert theirs != OURS != wanted
    result = merge(theirs, wanted)
    assert expected in result
    assert merge(result, wanted, wanted) == result


def test_a_value_that_is_ours_goes_when_it_is_no_longer_wanted() -> None:
    theirs = OURS.replace("strict = true", "strict = true\npretty = true")
    assert "strict" not in merge(theirs, OURS.replace("[tool.mypy]\nstrict = true\n", ""))
    assert "pretty = true" in merge(theirs, OURS.replace("[tool.mypy]\nstrict = true\n", ""))


def test_a_value_that_is_as_we_gave_it_is_ours_whatever_was_edited_beside_it() -> None:
    wanted = OURS.replace('"0.1.0"', '"0.2.0"')
    assert '"0.2.0"' in merge(OURS + "\n[tool.mine]\n", wanted)


def test_json_keeps_its_indentation_line_ends_and_order() -> None:
    ours = {"name": "zoo", "scripts": {"build": "tsc"}, "dependencies": {"zod": "^3"}}
    theirs = '{\r\n\t"scripts": {\r\n\t\t"build": "tsc",\r\n\t\t"lint": "eslint"\r\n\t},\r\n\t"dependencies": {\r\n\t\t"zod": "^3"\r\n\t},\r\n\t"name": "zoo"\r\n}\r\n'
    wanted = json.dumps({**ours, "dependencies": {"zod": "^4"}})
    assert merge(theirs, wanted, json.dumps(ours), JSON) == theirs.replace("^3", "^4")


@pytest.mark.parametrize(
    ("path", "text"), [(TOML, "<<<<<<< ours\n"), (JSON, "{,}"), (JSON, "[]"), (JSON, '{"a": "\udcff"}')]
)
def test_what_is_not_of_its_form_is_said_to_be_so(path: PurePosixPath, text: str) -> None:
    with pytest.raises(ManifestUnreadableError, match=path.name):
        merged(path, text.encode("utf-8", "surrogateescape"), b"", {})


SCALARS = st.one_of(st.booleans(), st.integers(-9, 9), st.sampled_from(["a", "b>=1", "b>=2", "@c/d", "", "=", "~/"]))
KEYS = st.sampled_from(["a", "b", "c.d", "e/f", "=a", "~"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(SCALARS, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


def texts(path: PurePosixPath, *tables: Mapping[str, Any]) -> list[bytes]:
    return [(tomlkit.dumps(table) if path is TOML else json.dumps(table)).encode() for table in tables]


def values(path: PurePosixPath, content: bytes) -> Any:
    return tomlkit.parse(content).unwrap() if path is TOML else json.loads(content)


@pytest.mark.parametrize("path", [TOML, JSON], ids=str)
@given(ours=TABLES, theirs=TABLES)
def test_where_we_change_nothing_nothing_changes(
    path: PurePosixPath, ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    before, found = texts(path, ours, theirs)
    assert merged(path, found, before, known(before, path)) == found


@pytest.mark.parametrize("path", [TOML, JSON], ids=str)
@given(ours=TABLES, wanted=TABLES)
def test_where_the_owner_changed_nothing_all_follows(
    path: PurePosixPath, ours: dict[str, Any], wanted: dict[str, Any]
) -> None:
    before, after = texts(path, ours, wanted)
    result = merged(path, before, after, known(before, path))
    assert dict(remembered(path, result)) == dict(remembered(path, after))


@pytest.mark.parametrize("path", [TOML, JSON], ids=str)
@given(ours=TABLES, theirs=TABLES, wanted=TABLES)
def test_merging_twice_is_merging_once_and_loses_nothing_of_the_owners(
    path: PurePosixPath, ours: dict[str, Any], theirs: dict[str, Any], wanted: dict[str, Any]
) -> None:
    before, found, after = texts(path, ours, theirs, wanted)
    result = merged(path, found, after, known(before, path))
    assert values(path, merged(path, result, after, known(after, path))) == values(path, result)
    assert keeps_owner_values(path, result, found, known(before, path))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the zoo has been generated, and its owner has set some keys since."""
    generate(ZOO, tmp_path)
    project = tmp_path / "python" / "pyproject.toml"
    project.write_text(
        project.read_text().replace('version = "0.1.0"', 'version = "0.7.0"  # ours') + "\n[tool.black]\n"
    )
    package = tmp_path / "typescript" / "package.json"
    written = json.loads(package.read_text())
    written["scripts"]["lint"] = "eslint"
    written["dependencies"]["tweetnacl"] = "^1"
    package.write_text(json.dumps(written, indent=2) + "\n")
    return tmp_path


def test_an_owners_keys_survive_a_regeneration_that_changes_the_manifest(out: Path) -> None:
    generate(ZOO, out, version="0.2.0", license="MIT", description="All about pets")
    project = tomlkit.parse((out / "python" / "pyproject.toml").read_text()).unwrap()
    assert project["project"]["version"] == "0.7.0"
    assert (project["project"]["license"], project["project"]["description"]) == ("MIT", "All about pets")
    assert "black" in project["tool"]
    package = json.loads((out / "typescript" / "package.json").read_text())
    assert (package["version"], package["license"], package["scripts"]["lint"]) == ("0.2.0", "MIT", "eslint")
    assert set(package["dependencies"]) == {"zod", "tweetnacl"}
    assert not list(out.rglob("*.orig"))


def test_an_owners_keys_are_no_edit_and_nothing_to_write(out: Path) -> None:
    before = times(out)
    reports = generate(ZOO, out)
    assert [(report.written, report.kept) for report in reports.values()] == [((), ())] * 2
    assert times(out) == before
    for language in ("python", "typescript"):
        lock = read_lock(out / language)
        assert lock is not None
        assert is_current(out / language, lock.facts)


def test_a_manifest_that_is_none_any_more_is_an_edit_by_hand(out: Path) -> None:
    broken = out / "python" / "pyproject.toml"
    broken.write_text("<<<<<<< ours\n")
    lock = read_lock(out / "python")
    assert lock is not None
    assert not is_current(out / "python", lock.facts)
    with pytest.raises(HandEdited, match="pyproject.toml"):
        generate(ZOO, out)


def test_a_manifest_that_its_owner_deleted_is_written_again(out: Path) -> None:
    (out / "python" / "pyproject.toml").unlink()
    assert [str(path) for path in generate(ZOO, out)["python"].written] == ["pyproject.toml"]
