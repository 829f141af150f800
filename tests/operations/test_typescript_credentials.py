"""Credentials of every scheme in TypeScript; what becomes of tokens is told in ``tests/runtime/typescript/tokens.test.ts``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from behaviour.typescript_generation import generate_file, node
from operations.material import DONE, SECRET
from runtime.python_server import Received, Reply, Server, json_reply
from toolchain.node import tool

HERE = Path(__file__).parent
PAIRS = """import { SDKOptions, Widgets } from "widgets";
export const own = new Widgets({ security: { oauth: "token", key: "k" } });
export const pair = new Widgets({ security: { oauth: { clientID: "i", clientSecret: "s" } } });
export const fetched: SDKOptions = { security: async () => ({ oauth: { clientID: "i", clientSecret: "s" } }) };
// @ts-expect-error half of it fetches nothing
export const half = new Widgets({ security: { oauth: { clientID: "i" } } });
// @ts-expect-error no other scheme fetches tokens
export const other = new Widgets({ security: { openid: { clientID: "i", clientSecret: "s" } } });
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that the SDK of ``operations.yaml`` is installed into."""
    root = tmp_path_factory.mktemp("credentials")
    package = root / "node_modules" / "widgets"
    generate_file(HERE / "operations.yaml", package)
    node(tool("prettier"), "--no-config", "--check", "src", cwd=package)
    node(tool("tsc"), "-p", "tsconfig.json", cwd=package)
    shutil.copy(HERE / "typescript" / "credentials.mjs", root)
    return root


def play(project: Path, scene: str, server: Server, **environment: str) -> Any:
    """What came of a scene of ``credentials.mjs``."""
    return json.loads(node("credentials.mjs", scene, server.url, cwd=project, seconds=30, **environment))


def issue(asked: Received) -> Reply:
    """A token endpoint and an API in one."""
    return json_reply({"access_token": "issued", "expires_in": 3600}) if asked.target == "/token" else DONE


def test_every_scheme_has_its_place(project: Path, loop_server: Server) -> None:
    loop_server.play(DONE)
    play(project, "places", loop_server)
    anyone, optional, basic, both, oauth, openid, mutual = loop_server.requests
    assert "authorization" not in anyone.headers and "authorization" not in mutual.headers
    assert optional.headers["x-key"] == "k"
    assert basic.headers["authorization"] == "Basic dTpw"
    assert both.target == "/secure/both?api_key=q%26" and both.headers["cookie"] == "sid=c"
    assert oauth.headers["authorization"] == "Bearer own"
    assert openid.headers["authorization"] == "Bearer o"


def test_what_is_left_out_is_not_sent(project: Path, loop_server: Server) -> None:
    loop_server.play(DONE)
    assert play(project, "without", loop_server) == 2
    assert all("authorization" not in asked.headers for asked in loop_server.requests)


@pytest.mark.parametrize(
    ("scene", "environment"),
    [
        ("pair", {}),
        ("without", {"WIDGETS_CLIENT_ID": "id:1", "WIDGETS_CLIENT_SECRET": SECRET}),
        ("function", {}),
    ],
)
def test_client_credentials_fetch_a_token(
    project: Path, loop_server: Server, scene: str, environment: dict[str, str]
) -> None:
    """Passed, in the environment under the names that Python reads, or from a function."""
    loop_server.play(issue)
    play(project, scene, loop_server, **environment)
    (token,) = [asked for asked in loop_server.requests if asked.target == "/token"]
    assert (token.method, token.body) == ("POST", b"grant_type=client_credentials&scope=read")
    assert token.headers["authorization"].startswith("Basic aWQlM0Ex")
    calls = [asked for asked in loop_server.requests if asked.target == "/secure/oauth"]
    assert {asked.headers["authorization"] for asked in calls} == {"Bearer issued"}


def test_a_token_in_the_environment_is_used_first(project: Path, loop_server: Server) -> None:
    loop_server.play(issue)
    pair = {"WIDGETS_CLIENT_ID": "id:1", "WIDGETS_CLIENT_SECRET": SECRET}
    play(project, "without", loop_server, WIDGETS_OAUTH="from-environment", **pair)
    assert loop_server.requests[1].headers["authorization"] == "Bearer from-environment"


def test_a_token_endpoint_that_refuses_is_an_error_without_secrets(project: Path, loop_server: Server) -> None:
    loop_server.play(json_reply({"error": f"bad {SECRET}"}, 400))
    failure = play(project, "failure", loop_server)
    assert (failure["name"], failure["statusCode"]) == ("APIError", 400)
    assert "token request failed" in failure["shown"]
    assert SECRET not in failure["shown"]


def test_the_compiler_knows_what_fetches_a_token(project: Path) -> None:
    (project / "pairs.mts").write_text(PAIRS, encoding="utf-8")
    settings = {"module": "NodeNext", "target": "ES2022", "strict": True, "noEmit": True, "types": []}
    options = {**settings, "lib": ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"]}
    (project / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["pairs.mts"]}), "utf-8")
    node(tool("tsc"), "-p", "tsconfig.json", cwd=project)
