"""Load: from a path, standard input or a text to one Document, or one clear line."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from specloom.diagnostics import SpecError
from specloom.loader import Limits, load, load_text

SMALL = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


def refusal(path: Path | str, limits: Limits = Limits()) -> str:  # noqa: B008 (frozen)
    with pytest.raises(SpecError) as caught:
        load(path, limits=limits)
    return str(caught.value)


def text_refusal(text: str) -> str:
    with pytest.raises(SpecError) as caught:
        load_text(text, file="x.yaml")
    return str(caught.value)


def test_a_small_document_loads_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(SMALL)
    document = load(path)
    assert document.root == {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}
    assert (document.version, document.file, document.warnings) == ("3.1.0", str(path), ())


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    document = load("-")
    assert document.file == "<stdin>"
    assert str(document.locate("/info/title")) == "<stdin>:2:8"


def test_a_byte_order_mark_is_no_part_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    assert load(path).locate("/openapi").column == 1


def test_files_that_cannot_be_read_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("openapi: 3.1.0\ninfo: {title: é".encode("latin-1"))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refusal(tmp_path / "none.yaml") == f"{tmp_path}/none.yaml:1:1: error: there is no such file (check the path)"
    assert "this is a folder, not a document" in refusal(tmp_path)
    assert "not a regular file" in refusal(tmp_path / "pipe")
    assert "cannot read the file" in refusal(tmp_path / "loop")
    assert "cannot read the file" in refusal("a\0b")
    assert "latin.yaml:2:15: error: the text is not UTF-8" in refusal(tmp_path / "latin.yaml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_says_how_the_text_is_written(encoding: str, tmp_path: Path) -> None:
    """Editors and shells of Windows write UTF-16; YAML and, once, JSON allow it."""
    (tmp_path / "x.yaml").write_bytes("openapi: 3.1.0\ninfo: {title: Zoë, version: '1'}\npaths: {}".encode(encoding))
    assert load(tmp_path / "x.yaml").root["info"]["title"] == "Zoë"
    (tmp_path / "cut.yaml").write_bytes("a: é".encode("utf-16")[:-1])
    assert "cut.yaml:1:4: error: the text is not UTF-16" in refusal(tmp_path / "cut.yaml")


def test_a_document_over_the_size_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_text(SMALL + "#" * 1000)
    assert "larger than 500 bytes" in refusal(tmp_path / "big.yaml", Limits(size=500))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.yaml:1:1: error: this is not an OpenAPI document"),
        ("just text", "x.yaml:1:1: error: this is not an OpenAPI document"),
        ("[]", "x.yaml:1:1: error: this is not an OpenAPI document"),
        ("asyncapi: 2.0.0", "x.yaml:1:1: error: this is not an OpenAPI document"),
        ("info: {}\nopenapi: 4.0.0", "x.yaml:2:1: error: the version '4.0.0' is not supported"),
        ("openapi: '2.0'", "the version '2.0' is not supported"),
        ("swagger: '1.2'", "the version '1.2' is not supported"),
        ("swagger: 3.0.0", "the version '3.0.0' is not supported"),
        ("openapi: [3]", "the version '[3]' is not supported"),
        ("openapi: true", "the version 'True' is not supported"),
        ("openapi: 3.1.0\nx-specloom-files: 1", "x.yaml:2:1: error: the name x-specloom-files is taken"),
    ],
)
def test_what_is_not_openapi_is_refused(text: str, message: str) -> None:
    assert message in text_refusal(text)


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.1", "3.2.0", "3.1.0-rc1"])
def test_every_version_from_3_0_to_3_2_loads(version: str) -> None:
    assert load_text(f"openapi: {version}\npaths: {{}}").version == version


def test_an_unquoted_version_leaves_no_doubt() -> None:
    assert load_text("swagger: 2.0\npaths: {}").version == "2.0"


def test_yaml_and_json_forms_have_the_same_digest() -> None:
    values = {"openapi": "3.0.0", "info": {"title": "é"}, "paths": {}, "x": [1.5, 10**30, None, True]}
    as_json = load_text(json.dumps(values))
    as_yaml = load_text("openapi: 3.0.0\ninfo:\n  title: é\npaths: {}\nx: [1.5, 1" + "0" * 30 + ", ~, true]\n")
    assert as_json.digest == as_yaml.digest
    assert as_json.digest != load_text(json.dumps({**values, "x": []})).digest


def test_another_order_is_another_digest() -> None:
    """Members are written in document order, so an order that changed is a document that changed."""
    first = load_text('{"openapi": "3.0.0", "info": {}, "paths": {}, "x": {"a": 1, "b": 2}}')
    second = load_text('{"openapi": "3.0.0", "info": {}, "paths": {}, "x": {"b": 2, "a": 1}}')
    assert first.digest != second.digest


def test_places_are_found_through_escapes_and_fall_back_to_ancestors() -> None:
    text = "openapi: 3.1.0\npaths:\n  /a/b~c:\n    get:\n      responses: {}\n"
    document = load_text(text, file="x.yaml")
    location = document.locate("/paths/~1a~1b~0c/get")
    assert (location.line, location.column, location.pointer) == (4, 5, "/paths/~1a~1b~0c/get")
    assert str(document.locate("#/paths/~1a~1b~0c/get/deprecated")) == "x.yaml:4:5"
    assert str(document.locate("")) == "x.yaml:1:1"


def test_resolve_follows_one_reference_and_refuses_a_dangling_one() -> None:
    document = load_text("openapi: 3.1.0\npaths: {}\ncomponents: {schemas: {'a/b': {type: string}, 'a%20b': {}}}")
    assert document.resolve("#/components/schemas/a~1b") == ("/components/schemas/a~1b", {"type": "string"})
    assert document.resolve("#/components/schemas/a%20b") == ("/components/schemas/a%20b", {})
    with pytest.raises(SpecError, match="leads to nothing"):
        document.resolve("#/components/schemas/missing")


def test_loading_twice_gives_equal_documents(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(SMALL)
    first, second = load(path), load(path)
    assert (first.root, first.warnings, first.digest) == (second.root, second.warnings, second.digest)
