"""Lists that come page by page, as one: what ``test_python_pages.py`` claims, of TypeScript's methods and functions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from behaviour.typescript_generation import generate_file, node
from runtime.python_server import Server, json_reply, running_server
from toolchain.node import tool, toolchain

HERE = Path(__file__).parent
COMPILER = {
    "module": "NodeNext",
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    "types": ["node"],
    "strict": True,
    "noEmit": True,
    "skipLibCheck": True,
    "customConditions": ["widgets/source"],
}

Read: TypeAlias = Callable[..., Any]
"""Reads a list by its name, in either way of calling, and gives what was found and what it ended with."""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program that reads lists, beside the sources of the SDK that it imports."""
    root = tmp_path_factory.mktemp("pages")
    generate_file(HERE / "operations.yaml", root / "node_modules" / "widgets")
    for name in ("@types", "zod"):
        (root / "node_modules" / name).symlink_to(toolchain() / "node_modules" / name)
    (root / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (root / "pages.ts").write_bytes((HERE / "pages.ts").read_bytes())
    return root


@pytest.fixture(scope="session")
def program(project: Path) -> Path:
    """The program as one module."""
    options = ["--bundle", "--format=esm", "--platform=node", "--conditions=widgets/source", "--log-level=error"]
    node(tool("esbuild"), "pages.ts", *options, "--outfile=pages.mjs", cwd=project)
    return project


@pytest.fixture(params=["method", "function"])
def read(request: pytest.FixtureRequest, program: Path, loop_server: Server) -> Read:
    def run(name: str, **given: Any) -> Any:
        said = node("pages.mjs", request.param, name, loop_server.url, json.dumps(given), cwd=program, seconds=30)
        return json.loads(said)

    return run


def targets(server: Server) -> list[str]:
    return [asked.target for asked in server.requests]


def test_the_compiler_knows_what_items_are(project: Path) -> None:
    """Its mistakes are marked in the program."""
    (project / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": COMPILER, "files": ["pages.ts"]}), encoding="utf-8"
    )
    node(tool("tsc"), "-p", "tsconfig.json", cwd=project)


def test_a_cursor_is_followed_with_the_same_request(loop_server: Server, read: Read) -> None:
    loop_server.play(
        json_reply({"data": [{"text": "1"}], "next_cursor": "b/="}),
        json_reply({"data": [], "next_cursor": "c"}),
        json_reply({"data": [{"text": "2"}], "next_cursor": None}),
    )
    assert read("cursor", q="x y") == {"found": [{"text": "1"}, {"text": "2"}]}
    assert targets(loop_server) == ["/cursor?q=x%20y", "/cursor?cursor=b%2F%3D&q=x%20y", "/cursor?cursor=c&q=x%20y"]
    assert {asked.headers["x-mine"] for asked in loop_server.requests} == {"1"}


def test_a_cursor_that_repeats_is_an_error_after_the_items_before_it(loop_server: Server, read: Read) -> None:
    loop_server.play(json_reply({"data": [{"text": "1"}], "next_cursor": "same"}))
    shown = read("cursor")
    assert shown["found"] == [{"text": "1"}, {"text": "1"}]
    assert shown["error"].startswith("PaginationError: The page leads to one that was already read")
    assert len(loop_server.requests) == 2


def test_a_page_that_cannot_be_had_is_thrown_by_methods_and_functions(loop_server: Server, read: Read) -> None:
    loop_server.play(json_reply({"data": [{"text": "1"}], "next_cursor": "b"}), json_reply({}, 404))
    shown = read("cursor")
    assert shown["found"] == [{"text": "1"}]
    assert shown["error"].startswith("APIError: API error occurred: Status 404")


def test_page_numbers_and_offsets_count_on_until_nothing_comes(loop_server: Server, read: Read) -> None:
    loop_server.play(json_reply(["a", "b"]), json_reply(["c"]), json_reply([]))
    assert read("page", perPage=2) == {"found": ["a", "b", "c"]}
    assert targets(loop_server) == ["/page?per_page=2", "/page?page=2&per_page=2", "/page?page=3&per_page=2"]
    loop_server.play(json_reply({"rows": [1, 2]}), json_reply({"rows": [3]}), json_reply({"rows": []}))
    assert read("offset", offset=10, limit=2) == {"found": [1, 2, 3]}
    assert [asked.json["offset"] for asked in loop_server.requests] == [10, 12, 13]


def test_a_key_of_the_callers_own_is_that_of_the_first_page(loop_server: Server, read: Read) -> None:
    """Whether it stands among the options or the headers; each other page has one that is made for it."""
    loop_server.play(json_reply({"rows": [1]}), json_reply({"rows": [2]}), json_reply({"rows": []}))
    assert read("offset", offset=0) == {"found": [1, 2]}
    first, second, third = (asked.headers["idempotency-key"] for asked in loop_server.requests)
    assert first == "mine"
    assert len({first, second, third}) == 3
    assert {asked.headers["x-mine"] for asked in loop_server.requests} == {"1"}


def test_links_in_bodies_and_headers_are_followed_on_their_own_origin(loop_server: Server, read: Read) -> None:
    loop_server.play(
        json_reply({"value": [1], "nextLink": f"{loop_server.url}/url?page=2&q=a"}),
        json_reply({"value": [2], "nextLink": "?page=3"}),
        json_reply({"value": [3], "nextLink": ""}),
    )
    assert read("url", q="a") == {"found": [1, 2, 3]}
    assert targets(loop_server) == ["/url?q=a", "/url?page=2&q=a", "/url?page=3"]
    loop_server.play(json_reply([1], Link='</link?page=2>; rel="next", </link>; rel="first"'), json_reply([2]))
    assert read("link") == {"found": [1, 2]}
    assert loop_server.requests[1].headers["authorization"] == "Bearer b"
    with running_server() as other:
        other.play(json_reply({"value": []}))
        loop_server.play(json_reply({"value": [1], "nextLink": f"{other.url}/url"}))
        shown = read("url")
        assert shown["found"] == [1]
        assert "origin" in shown["error"]
        assert other.requests == []
    loop_server.play(json_reply({"value": [1], "nextLink": "/url"}))
    assert "already read" in read("url")["error"]


def test_a_function_that_gives_one_page_carries_nothing_that_follows_pages(project: Path) -> None:
    """A bundler leaves it out, from the file of a list, too."""

    def bundle(name: str) -> str:
        entry = f'export {{ {name} }} from "widgets/funcs/pagesCursor.js"; export * from "widgets/core.js";'
        (project / "entry.ts").write_text(entry, encoding="utf-8")
        options = ["--bundle", "--minify", "--format=esm", "--conditions=widgets/source", "--log-level=error"]
        return node(tool("esbuild"), "entry.ts", *options, cwd=project)

    marks = ("already read", "PaginationError", 'by:"cursor"')
    assert [mark for mark in marks if mark in bundle("pagesCursor")] == []
    assert [mark for mark in marks if mark not in bundle("pagesCursorAll")] == []
