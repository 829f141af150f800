"""Links: which operation a response leads to, and where each parameter comes from."""

from __future__ import annotations

from typing import Any

import pytest
from resolver_material import TEXT, Resolved, operation, resolved

PATH = {"name": "id", "in": "path", "required": True, "schema": TEXT}
QUERY = {"name": "id", "in": "query", "schema": TEXT}
PAGE = {"name": "page", "in": "query", "schema": {"type": "integer"}}


def linked(link: dict[str, Any], **members: Any) -> Resolved:
    """An API whose creation has a link, and which has an operation ``get_it`` to lead to."""
    created = {"201": {"description": ".", "links": {"it": link, "x-note": {}}}}
    paths = {
        "/its": {"post": operation(operationId="create", responses=created)},
        "/its/{id}": {"get": operation(operationId="get_it", parameters=[PATH, QUERY, PAGE])},
    }
    return resolved({"paths": paths, **members})


@pytest.mark.parametrize(
    "link",
    [
        {"operationId": "get_it"},
        {"operationRef": "#/paths/~1its~1{id}/get"},
        {"operationRef": "#/paths/~1its~1%7Bid%7D/get"},
        {"$ref": "#/components/links/It"},
    ],
)
def test_a_link_leads_to_its_operation(link: dict[str, Any]) -> None:
    api = linked(link, components={"links": {"It": {"operationId": "get_it"}}})
    (found,) = api.api.operations[0].links
    assert (found.key, found.status, found.target) == ("it", "201", api.api.operations[1].identity)
    assert api.codes == []


def test_parameters_are_known_by_name_or_with_their_place_and_come_from_expressions_or_values() -> None:
    given = {"id": "$response.body#/id", "query.id": "$url", "page": 3, "gone": "x"}
    api = linked({"operationId": "get_it", "parameters": given, "requestBody": {"a": 1}, "description": "See it."})
    (found,) = api.api.operations[0].links
    sources = [(key, source.reveal()) for key, source in found.parameters]
    assert sources == [("id", "$response.body#/id"), ("query.id", "$url"), ("page", "3")]
    assert found.body is not None
    assert (found.body.reveal(), found.prose.reveal()) == ('{"a": 1}', "See it.")
    assert [warning.location.pointer.split("/links/")[1] for warning in api.warnings] == ["it/parameters/gone"]


@pytest.mark.parametrize(
    "link",
    [
        {"operationId": "gone"},
        {"operationRef": "#/paths/~1gone/get"},
        {"operationRef": "https://example.com/api.yaml#/paths/~1its~1{id}/get"},
        {"operationRef": 5},
        {"description": "Nothing."},
    ],
)
def test_a_link_to_nothing_is_a_warning_with_its_place(link: dict[str, Any]) -> None:
    api = linked(link)
    assert api.api.operations[0].links == ()
    (warning,) = api.warnings
    assert (warning.code, warning.location.pointer) == ("link-not-carried", "/paths/~1its/post/responses/201/links/it")


def test_the_server_of_a_link_is_named_in_a_warning() -> None:
    api = linked({"operationId": "get_it", "server": {"url": "https://other.example"}})
    assert [warning.location.pointer.rsplit("/", 1)[1] for warning in api.warnings] == ["server"]
    assert len(api.api.operations[0].links) == 1
