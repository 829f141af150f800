"""What a document may describe beyond Atoma's, as TypeScript: generated, compiled, and called against a real server."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from behaviour_server import Answer, Loopback
from typescript_generation import generate_file, node

from toolchain.node import tool

HERE = Path(__file__).parent / "typescript"
THING = {
    "when": "1970-01-01T00:00:00.000Z",
    "day": "2024-02-29",
    "__proto__": "p",
    "quo\"ted 'name'": 'it\'s "so"',
    "class": None,
    "level": 2,
    "numbers": [1, 2.5],
    "mark": {"size-of": 1},
    "pair": ["a", 1, True],
    "tree": [[], [[]]],
    "later": "2025-01-01",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that the SDK of ``everything.yaml`` is installed into."""
    root = tmp_path_factory.mktemp("everything")
    package = root / "node_modules" / "everything"
    generate_file(HERE / "everything.yaml", package)
    node(tool("tsc"), "-p", "tsconfig.json", cwd=package)
    shutil.copy(HERE / "everything.mjs", root)
    return root


def play(project: Path, scene: str, server: Loopback) -> Any:
    """What came of a scene of ``everything.mjs``."""
    return json.loads(node("everything.mjs", scene, server.url, cwd=project, seconds=30))


def test_it_is_formatted_as_prettier_would(project: Path) -> None:
    """Long keys, odd names, tuples and optional bodies among it."""
    node(tool("prettier"), "--no-config", "--check", "src", cwd=project / "node_modules" / "everything")


def test_parameters_go_where_the_document_says(project: Path, server: Loopback) -> None:
    """Each in its style; the body beside them, its defaults filled in; and the answer comes back typed."""
    server.answer(Answer(body=THING))
    result = play(project, "parameters", server)
    (asked,) = server.asked
    path, _, query = asked.path.partition("?")
    assert path == "/things/a%2Fb"
    assert query.split("&") == [
        "day=2024-02-29",
        "since=1970-01-01T00%3A00%3A00.000Z",
        "tags=x%7Cy%20z",
        "filter%5Bname%5D=n",
        "as-json=%7B%22deep%22%3A%5B1%5D%7D",
    ]
    assert asked.headers["x-trace"] == "t"
    assert asked.headers["cookie"] == "crumb=7"
    assert asked.headers["authorization"] == "Basic " + base64.b64encode(b"me:pass:word").decode()
    assert asked.json == THING
    assert result["isThing"]
    assert result["value"]["additionalProperties"] == {"later": "2025-01-01"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(201, b"a name", "text/plain"), "a name"),
        (Answer(204), None),
    ],
)
def test_each_success_has_its_own_type(project: Path, server: Loopback, answer: Answer, expected: Any) -> None:
    """Text, and nothing at all; an API key goes where its scheme says, fetched by a function."""
    server.answer(answer)
    assert play(project, "minimal", server) == expected
    assert server.asked[0].path == "/things/1?api+key=k%26y"
    assert "cookie" not in server.asked[0].headers


def test_a_described_failure_brings_its_body(project: Path, server: Loopback) -> None:
    """As an error of a class of its own, below the one that every failure of the server is."""
    server.answer(Answer(404, {"detail-text": "none"}, "application/problem+json"))
    expected = {"name": "ProblemError", "statusCode": 404, "data": {"detailText": "none"}, "isKnown": True}
    assert play(project, "failure", server) == expected


def test_variants_are_told_apart_by_their_discriminator(project: Path, server: Loopback) -> None:
    """Both ways, under the property's own name in each; a body that is not required may be left out."""
    shapes = [{"shape-kind": "Circle", "radius": 1.5}, {"shape-kind": "Square", "side": 2}]
    server.answer(Answer(body=shapes), Answer(body=[]))
    assert play(project, "shapes", server) == [
        [{"shapeKind": "Circle", "radius": 1.5}, {"shapeKind": "Square", "side": 2}],
        0,
    ]
    assert server.asked[0].json == shapes
    assert server.asked[1].body == b""


def test_a_base_takes_what_extends_it(project: Path, server: Loopback) -> None:
    """Each subtype by its own fields, what is none of them by the base's, at any depth and both ways."""
    vehicle = {"vehicle-type": "auto", "door-count": 3, "tows-it": {"vehicle-type": "raft"}}
    sledge = {"vehicle-type": "Sledge", "tows-it": vehicle}
    server.answer(Answer(body=[sledge, {"vehicle-type": "raft", "door-count": 3}]))
    towed = {"vehicleType": "auto", "doorCount": 3, "towsIt": {"vehicleType": "raft"}}
    assert play(project, "vehicles", server) == [
        {"vehicleType": "Sledge", "towsIt": towed},
        {"vehicleType": "raft", "door-count": 3},
    ]
    assert server.asked[0].json == vehicle


def test_bytes_arrive_as_a_stream(project: Path, server: Loopback) -> None:
    """And an operation that asks for no credential gets none."""
    server.answer(Answer(body=b"x" * 100_000, content_type="application/pdf"))
    assert play(project, "download", server) == 100_000
    assert server.asked[0].headers["accept"] == "application/pdf"
    assert "authorization" not in server.asked[0].headers


def test_bytes_and_files_are_sent(project: Path, server: Loopback) -> None:
    """As they are, or as parts of a form."""
    server.answer(Answer(204))
    assert play(project, "upload", server) is None
    first, second, form = server.asked
    assert (first.body, second.body) == (b"bytes", b"\x01\x02")
    assert first.headers["content-type"] == "application/octet-stream"
    assert form.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="file"' in form.body
    assert b"content" in form.body


def test_events_are_the_json_inside_their_data(project: Path, server: Loopback) -> None:
    """Where the document describes that, and not the event."""
    body = b'event: circle\ndata: {"shape-kind":"Circle","radius":1}\n\ndata: [DONE]\n\n'
    server.answer(Answer(body=body, content_type="text/event-stream"))
    assert play(project, "events", server) == [{"shapeKind": "Circle", "radius": 1}]


def test_the_caller_chooses_a_stream_or_a_value(project: Path, server: Loopback) -> None:
    """By a field of the body, which the accepted media type follows; the compiler knows what comes of it."""
    events = b'data: {"shape-kind":"Square","side":2}\n\n'
    circle = {"shape-kind": "Circle", "radius": 1}
    server.answer(Answer(body=circle), Answer(body=events, content_type="text/event-stream"))
    assert play(project, "talk", server) == [1, [{"shapeKind": "Square", "side": 2}]]
    one, many = server.asked
    assert (one.headers["accept"], one.json) == ("application/json", {"text": "t"})
    assert (many.headers["accept"], many.json) == ("text/event-stream", {"text": "t", "stream": True})
    program = project / "talk.mts"
    program.write_text(
        """import { Everything } from "everything";
const { streams } = new Everything();
export const radius: Promise<number> = streams.talk({ text: "t" }).then((circle) => circle.radius);
export const side = async (): Promise<number> => {
  for await (const square of await streams.talk({ text: "t", stream: true })) {
    return square.side;
  }
  return 0;
};
export const either = (stream: boolean) => streams.talk({ text: "t", stream });
either(true).then((found) => ("radius" in found ? found.radius : null));
""",
        encoding="utf-8",
    )
    settings = {"module": "NodeNext", "target": "ES2022", "strict": True, "noEmit": True, "types": []}
    options = {**settings, "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"]}
    (project / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": options, "files": ["talk.mts"]}), encoding="utf-8"
    )
    node(tool("tsc"), "-p", "tsconfig.json", cwd=project)


def test_lines_of_json_are_a_stream(project: Path, server: Loopback) -> None:
    """One value a line."""
    body = b'{"shape-kind":"Circle","radius":1}\n{"shape-kind":"Circle","radius":2}\n'
    server.answer(Answer(body=body, content_type="application/jsonl"))
    assert [line["radius"] for line in play(project, "lines", server)] == [1, 2]


def test_a_value_survives_json(project: Path, server: Loopback) -> None:
    """Dates, tuples, recursive lists, prototype keys and additional properties."""
    assert play(project, "json", server) == {"again": THING, "later": "2025-01-01"}
