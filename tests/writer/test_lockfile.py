"""The lock: its text, and how it is read back, also after a merge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.writer import LockFacts, LockUnreadable, read_lock
from specloom.writer.lock_reading import parse_lock
from specloom.writer.lockfile import Lock, render_lock

FACTS = LockFacts(
    "d1",
    "s1",
    "g1",
    {"/paths/~1chat/post": "Chat", "/components/schemas/A b": "AB"},
    frozenset({PurePosixPath("hooks.py")}),
    {PurePosixPath("a b.toml"): {"/project/name": ("c" * 64,), "/project/=x y": ("d" * 64,)}},
)
FILES = {PurePosixPath("src/b.py"): "b" * 64, PurePosixPath("src/a.py"): "a" * 64}
TEXT = f"""\
specloom.lock 1
document d1
generator g1
settings s1
file {"a" * 64} src/a.py
file {"b" * 64} src/b.py
name /components/schemas/A%20b AB
name /paths/~1chat/post Chat
owner hooks.py
value {"d" * 64} a%20b.toml /project/=x%20y
value {"c" * 64} a%20b.toml /project/name
"""


def parsed(text: str) -> Lock:
    return parse_lock(text.encode(), "specloom.lock")


def test_a_lock_is_one_sorted_line_a_fact() -> None:
    assert render_lock(FACTS, FILES).decode() == TEXT


def test_a_lock_reads_back_what_was_written() -> None:
    assert parsed(TEXT) == Lock(FACTS, {path: (digest,) for path, digest in FILES.items()})


@given(st.dictionaries(st.text(), st.text(min_size=1)))
def test_any_pointer_and_name_survive_the_way_to_disk_and_back(names: dict[str, str]) -> None:
    names = {pointer: name for pointer, name in names.items() if (pointer + name).isprintable()} | {
        "/a\n\u2028b": "x y"
    }
    facts = replace(FACTS, names=names)
    assert parse_lock(render_lock(facts, {}), "specloom.lock").facts == facts


def test_line_ends_of_windows_are_read() -> None:
    assert parsed(TEXT.replace("\n", "\r\n")) == parsed(TEXT)


def test_a_conflict_reads_both_sides_and_the_first_sides_names_stand() -> None:
    lock = parsed(
        "specloom.lock 1\n<<<<<<< HEAD\ndocument ours\n||||||| base\ndocument base\n=======\ndocument theirs\n>>>>>>> branch\n"
        "generator g1\nsettings s1\n"
        "<<<<<<< HEAD\nfile 11 a.py\nname /a Ours\n||||||| base\nfile 00 gone.py\nname /gone Gone\n=======\n"
        "file 22 a.py\nfile 33 b.py\nname /a Theirs\nname /b New\n>>>>>>> branch\n"
        "<<<<<<< HEAD\nvalue 44 c.toml /v\n=======\nvalue 55 c.toml /v\n>>>>>>> branch\n"
    )
    assert lock.conflicted
    values = {PurePosixPath("c.toml"): {"/v": ("44", "55")}}
    assert lock.facts == LockFacts("ours", "s1", "g1", {"/a": "Ours", "/b": "New"}, manifests=values)
    assert lock.files == {PurePosixPath("a.py"): ("11", "22"), PurePosixPath("b.py"): ("33",)}


def test_two_whole_locks_in_conflict_are_read(tmp_path: Path) -> None:
    (tmp_path / "specloom.lock").write_text(f"<<<<<<< HEAD\n{TEXT}=======\n{TEXT.replace('d1', 'd2')}>>>>>>> branch\n")
    lock = read_lock(tmp_path)
    assert lock
    assert lock.conflicted
    assert lock.facts == FACTS


def test_a_folder_without_a_lock_has_none(tmp_path: Path) -> None:
    assert read_lock(tmp_path) is None
    assert read_lock(tmp_path / "absent") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace("lock 1", "lock 2"), "specloom.lock:1: 'specloom.lock 1' expected, 'specloom.lock 2' found"),
        ("", "no document line"),
        ("{}", "specloom.lock:1: 'specloom.lock 1' expected, 'something else' found"),
        (TEXT[: TEXT.index("settings")], "no settings line"),
        (TEXT + "fil", "specloom.lock:12: not a line of a lock"),
        (TEXT + "file 00 ../../etc/passwd\n", "specloom.lock:12: '../../etc/passwd': climbs out of the output folder"),
        (TEXT + "file 00 /etc/passwd\n", "specloom.lock:12: '/etc/passwd' is not a path below the output folder"),
        (TEXT + "file 00 %2e%2e/up\n", "specloom.lock:12: '../up': climbs out of the output folder"),
        (TEXT + "owner .git/config\n", "specloom.lock:12: '.git/config': belongs to version control"),
    ],
)
def test_a_damaged_lock_is_one_clear_line(text: str, message: str) -> None:
    with pytest.raises(LockUnreadable) as caught:
        parsed(text)
    assert str(caught.value).removeprefix("specloom.lock: ").startswith(message)


def test_a_lock_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(TEXT)
    (tmp_path / "specloom.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LockUnreadable):
        read_lock(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_lock_or_a_clear_refusal(content: bytes) -> None:
    for text in (content, TEXT.encode() + content):
        try:
            parse_lock(text, "specloom.lock")
        except LockUnreadable as fault:
            assert "\n" not in str(fault)
