"""References: found by position, checked, and rewritten to pointers into one tree."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openapi_spec_validator
import pytest

from specloom.diagnostics import Diagnostic, Diagnostics, SpecError
from specloom.loader import Document, Limits, load, load_text
from specloom.resolver import resolve

OK = {"200": {"description": "d"}}


def document(**members: Any) -> dict[str, Any]:
    return {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, **members}


def schemas(**members: Any) -> dict[str, Any]:
    return document(components={"schemas": members})


def load_values(values: dict[str, Any]) -> Document:
    return load_text(json.dumps(values, indent=1), file="x.json")


def refusal(values: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(SpecError) as caught:
        load_values(values)
    return tuple(str(fault) for fault in caught.value.diagnostics)


def faults(values: dict[str, Any]) -> tuple[Diagnostic, ...]:
    """What stops the load, or else what is carried along."""
    try:
        return load_values(values).warnings
    except SpecError as error:
        return error.diagnostics


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes files below a folder ``api`` and gives the path of the first."""

    def write_files(**files: Any) -> Path:
        for name, values in files.items():
            path = tmp_path / "api" / name.replace("__", "/").replace("_yaml", ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(values if isinstance(values, str) else json.dumps(values))
        return tmp_path / "api" / next(iter(files)).replace("_yaml", ".yaml")

    return write_files


def test_every_dangling_reference_is_named_with_its_place() -> None:
    first, second = refusal(
        schemas(Pet={}, A={"$ref": "#/components/schemas/Pets"}, B={"items": {"$ref": "#/nowhere"}})
    )
    assert first.startswith("x.json:12:5: error: the $ref '#/components/schemas/Pets' leads to nothing")
    assert first.endswith("(did you mean #/components/schemas/Pet?)")
    assert "the $ref '#/nowhere' leads to nothing" in second


BROKEN = {"$ref": "#/no"}
CIRCLE = {"$ref": "#/components/parameters/P"}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (document(components={"parameters": {"P": BROKEN}}), "dangling-reference"),
        (document(components={"parameters": {"P": {"$ref": "gone.yaml#/P"}}}), "forbidden-reference"),
        (document(components={"parameters": {"P": CIRCLE}}), "circular-reference"),
        (document(components={"parameters": {"P": {"$ref": "#/components/parameters/Q"}, "Q": CIRCLE}}), "circular-reference"),
        (document(components={"responses": {"R": BROKEN}}), "dangling-reference"),
        (document(components={"responses": {"R": {"description": "d", "headers": {"X": BROKEN}}}}), "dangling-reference"),
        (document(components={"responses": {"R": {"description": "d", "links": {"l": BROKEN}}}}), "dangling-reference"),
        (document(components={"callbacks": {"c": {"{$url}": {"post": {"requestBody": BROKEN}}}}}), "dangling-reference"),
        (document(paths={"/a": {"post": {"requestBody": BROKEN, "responses": OK}}}), "dangling-reference"),
        (document(paths={"/a": {"post": {"requestBody": {"$ref": "http://127.0.0.1:9/x"}, "responses": OK}}}), "forbidden-reference"),
        (document(paths={"/a": {"post": {"requestBody": {"content": {"a/b": {"schema": BROKEN}}}, "responses": OK}}}), "dangling-reference"),
        (document(paths={"/a": {"post": {"responses": OK, "callbacks": {"c": BROKEN}}}}), "dangling-reference"),
        (document(paths={"/a": {"get": {"responses": {"200": {"description": "d", "content": {"a/b": {"examples": {"e": BROKEN}}}}}}}}), "dangling-reference"),
        (document(webhooks={"w": BROKEN}), "dangling-reference"),
        (schemas(A={"additionalProperties": BROKEN}), "dangling-reference"),
        (schemas(A={"prefixItems": [{"properties": {"a": BROKEN}}]}), "dangling-reference"),
        (schemas(A={"patternProperties": {"^a": BROKEN}, "if": BROKEN, "contains": BROKEN}), "dangling-reference"),
    ],
)  # fmt: skip
def test_what_the_validator_accepts_is_loaded_and_resolved(values: dict[str, Any], code: str) -> None:
    """It does not follow these, so neither must the document end there: a place says nothing, and a warning names it."""
    openapi_spec_validator.validate(values)
    loaded = load_values(values)
    assert {warning.code for warning in loaded.warnings} == {code}
    assert all("nothing is known of what stands there" in warning.message for warning in loaded.warnings)
    resolve(loaded, Diagnostics())


@pytest.mark.parametrize(
    "values",
    [
        schemas(A={"additionalProperties": {"$ref": "#/components/schemas/B"}}, B={"properties": {"c": BROKEN}}),
        document(paths={"/a": {"get": {"responses": {"200": {"$ref": "#/x-r"}}}}}, **{"x-r": {"$ref": "#/gone"}}),
        schemas(A={"allOf": [{"not": {"anyOf": [{"items": BROKEN}]}}]}),
    ],
)
def test_what_it_does_not_accept_is_refused_with_the_place(values: dict[str, Any]) -> None:
    """A broken reference that paths or component schemas lead to."""
    with pytest.raises(Exception):  # noqa: B017 (it raises what its parts raise)
        openapi_spec_validator.validate(values)
    assert "leads to nothing" in refusal(values)[0]


@pytest.mark.parametrize("reference", ["#nowhere", "#/", "#//", "#%2F", "#/components/schemas/"])
def test_a_reference_without_a_last_token_is_named_like_any_other(reference: str) -> None:
    (fault,) = refusal(schemas(A={"$ref": reference}))
    assert fault.endswith(f"the $ref '{reference}' leads to nothing (define it or correct the pointer)")


def test_a_reference_that_is_no_string_is_refused() -> None:
    assert "a $ref is not a string" in refusal(schemas(A={"$ref": 5}))[0]


DATA = {"$ref": "http://127.0.0.1:9/x"}


@pytest.mark.parametrize(
    "schema",
    [
        {"example": DATA}, {"examples": [DATA]}, {"default": DATA}, {"enum": [DATA]}, {"const": DATA}, {"x-data": DATA},
        {"default": {"properties": {"a": DATA}}}, {"enum": [[DATA]]},
    ],
)  # fmt: skip
def test_references_inside_data_are_data(schema: dict[str, Any]) -> None:
    assert load_values(schemas(A=schema)).root["components"]["schemas"]["A"] == schema


def test_extensions_between_paths_and_responses_are_data() -> None:
    responses = {"200": {"description": "d"}, "x-r": DATA}
    values = document(paths={"x-p": DATA, "/a": {"get": {"responses": responses, "x-o": DATA}}}, **{"x-top": DATA})
    assert load_values(values).root == values


@pytest.mark.parametrize("name", ["default", "example", "enum", "const", "examples", "x-data", "$ref"])
def test_a_property_is_a_schema_whatever_its_name(name: str) -> None:
    assert "dangling" not in str(refusal(schemas(A={"properties": {name: {"$ref": "#/no"}}})))
    assert "leads to nothing" in refusal(schemas(A={"properties": {name: {"$ref": "#/no"}}}))[0]


@pytest.mark.parametrize(
    "values",
    [
        document(paths={"/a": {"$ref": "#/no"}}),
        document(paths={"/a": {"parameters": [{"$ref": "#/no"}]}}),
        document(paths={"/a": {"query": {"requestBody": {"$ref": "#/no"}}}}),
        document(paths={"/a": {"additionalOperations": {"COPY": {"requestBody": {"$ref": "#/no"}}}}}),
        document(paths={"/a": {"get": {"responses": {"default": {"$ref": "#/no"}}}}}),
        document(paths={"/a": {"get": {"callbacks": {"c": {"{$url}": {"post": {"requestBody": {"$ref": "#/no"}}}}}}}}),
        document(webhooks={"w": {"post": {"responses": {"2XX": {"headers": {"example": {"$ref": "#/no"}}}}}}}),
        document(components={"mediaTypes": {"m": {"itemSchema": {"$ref": "#/no"}}}}),
        document(
            components={
                "responses": {"r": {"content": {"a/b": {"encoding": {"e": {"headers": {"h": {"$ref": "#/no"}}}}}}}}
            }
        ),
        document(components={"responses": {"r": {"content": {"a/b": {"examples": {"e": {"$ref": "#/no"}}}}}}}),
        document(components={"responses": {"r": {"links": {"l": {"$ref": "#/no"}}}}}),
        schemas(A={"additionalProperties": {"not": {"$ref": "#/no"}}}),
        schemas(A={"items": [{"$ref": "#/no"}]}),
        schemas(A={"allOf": [{"if": {"prefixItems": [{"$ref": "#/no"}]}}]}),
    ],
)
def test_every_position_of_a_reference_is_known(values: dict[str, Any]) -> None:
    (fault,) = faults(values)
    assert "the $ref '#/no' leads to nothing" in fault.message


FORBIDDEN = [
    "http://127.0.0.1:9/x.json", "https://example.com/x#/a", "file:///etc/passwd", "FILE:///etc/passwd", "/etc/passwd",
    "../../../../etc/passwd", "//127.0.0.1:9/x", "ftp://127.0.0.1:9/x", "data:application/json,{}", "gopher://127.0.0.1:9/x",
    "jar:file:/x", "..", "a/../../b.yaml", "%2e%2e/x.yaml", "..\\x.yaml", "C:\\x.yaml", "x.yaml?y", "a%00b", "http://[",
]  # fmt: skip


@pytest.mark.parametrize("reference", FORBIDDEN)
def test_nothing_outside_the_folder_is_opened_or_connected_to(
    reference: str, write: Callable[..., Path], tmp_path: Path
) -> None:
    path = write(openapi_yaml=schemas(A={"$ref": reference}))
    (tmp_path / "b.yaml").write_text("secret: 1")
    with pytest.raises(SpecError) as caught:
        watched(lambda: load(path), tmp_path / "api")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.location.pointer) == ("forbidden-reference", "/components/schemas/A/$ref")


@pytest.mark.parametrize("reference", FORBIDDEN)
def test_a_forbidden_mapping_is_a_warning_and_is_not_followed(reference: str, write: Callable[..., Path]) -> None:
    path = write(
        openapi_yaml=schemas(A={"discriminator": {"propertyName": "t", "mapping": {"m": reference, "n": "A"}}})
    )
    loaded = watched(lambda: load(path), path.parent)
    is_name = reference in ("..", "x.yaml?y", "a%00b")
    expected = [] if is_name else ["bad-mapping"]
    assert [warning.code for warning in loaded.warnings] == expected


WATCHED: list[tuple[str, str]] = []
WATCHING: list[bool] = []


def note(event: str, arguments: tuple[Any, ...]) -> None:
    if WATCHING and (event == "open" or event.startswith("socket.")):
        WATCHED.append((event, str(arguments[0])))


sys.addaudithook(note)  # once for the session: a hook cannot be taken away again


def watched(action: Callable[[], Document], folder: Path) -> Document:
    """Runs the action; fails when it opens a file outside the folder, other than Python's own, or touches the network."""
    WATCHED.clear()
    WATCHING.append(True)
    try:
        return action()
    finally:
        WATCHING.clear()
        allowed = (str(folder), sys.prefix, sys.base_prefix)
        assert [seen for seen in WATCHED if seen[0] != "open" or not seen[1].startswith(allowed)] == []


def test_a_link_out_of_the_folder_is_refused(write: Callable[..., Path], tmp_path: Path) -> None:
    path = write(openapi_yaml=schemas(A={"$ref": "link.yaml"}, B={"$ref": "inside.yaml"}), real_yaml={"type": "string"})
    (tmp_path / "secret.yaml").write_text("type: string")
    (path.parent / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (path.parent / "inside.yaml").symlink_to(path.parent / "real.yaml")
    with pytest.raises(SpecError) as caught:
        load(path)
    (fault,) = caught.value.diagnostics
    assert "through a link" in fault.message


def test_files_below_the_folder_become_part_of_the_tree(write: Callable[..., Path]) -> None:
    path = write(
        openapi_yaml=document(
            paths={"/a": {"$ref": "paths/a.yaml"}}, components={"schemas": {"Root": {"type": "null"}}}
        ),
        paths__a_yaml={"get": {"responses": {"200": {"$ref": "../shared.yaml#/responses/Ok"}}}},
        shared_yaml={
            "responses": {"Ok": {"content": {"a/b": {"schema": {"$ref": "#/Pet"}}}}},
            "Pet": {
                "properties": {"self": {"$ref": "#/Pet"}, "root": {"$ref": "openapi.yaml#/components/schemas/Root"}}
            },
        },
    )
    loaded = load(path)
    assert loaded.root["paths"]["/a"] == {"$ref": "#/x-specloom-files/paths~1a.yaml"}
    pointer, item = loaded.resolve("#/x-specloom-files/paths~1a.yaml")
    response = item["get"]["responses"]["200"]
    assert response == {"$ref": "#/x-specloom-files/shared.yaml/responses/Ok"}
    pet = loaded.resolve("#/x-specloom-files/shared.yaml/Pet")[1]
    assert pet["properties"]["self"] == {"$ref": "#/x-specloom-files/shared.yaml/Pet"}
    assert pet["properties"]["root"] == {"$ref": "#/components/schemas/Root"}
    location = loaded.locate(pointer + "/get")
    assert (location.file, location.line) == (str(path.parent / "paths/a.yaml"), 1)


def test_a_fault_in_another_file_is_named_there(write: Callable[..., Path]) -> None:
    path = write(openapi_yaml=schemas(A={"$ref": "b.yaml"}, B={"$ref": "b.yaml#/x"}), b_yaml="a: 1\na: 2\n")
    with pytest.raises(SpecError) as caught:
        load(path)
    (fault,) = caught.value.diagnostics
    assert str(fault).startswith(f"{path.parent}/b.yaml:2:1: error: the key 'a' stands here a second time")


def test_the_limits_hold_for_all_files_together(write: Callable[..., Path]) -> None:
    path = write(openapi_yaml=schemas(A={"$ref": "b.yaml"}), b_yaml={"description": "d" * 1000})
    with pytest.raises(SpecError, match="larger than 900 bytes together|larger than 900 bytes"):
        load(path, limits=Limits(size=900))
    with pytest.raises(SpecError, match="more than 0 files"):
        load(path, limits=Limits(files=0))


def test_standard_input_has_no_folder() -> None:
    assert "standard input, so there is no folder" in refusal(schemas(A={"$ref": "b.yaml"}))[0]


def test_references_that_only_lead_to_references_are_refused_in_every_spelling() -> None:
    first = {"$ref": "#/components/schemas/A"}
    assert "lead back to here" in refusal(schemas(A=first))[0]
    assert "lead back to here" in refusal(schemas(A={"$ref": "#/components/schemas/B"}, B=first))[0]
    with pytest.raises(SpecError, match="lead back to here"):
        load_text("openapi: 3.1.0\ncomponents: {schemas: {A: &a {$ref: '#/components/schemas/B'}, B: *a}}")


def test_recursion_through_a_part_is_no_circle() -> None:
    node = {
        "properties": {
            "next": {"$ref": "#/components/schemas/Node"},
            "all": {"allOf": [{"$ref": "#/components/schemas/Node"}]},
        }
    }
    assert load_values(schemas(Node=node)).root["components"]["schemas"]["Node"] == node


def test_a_chain_of_three_thousand_references_resolves() -> None:
    chain = {f"A{i}": {"$ref": f"#/components/schemas/A{i + 1}"} for i in range(3000)}
    assert load_values(schemas(**chain, A3000={"type": "string"})).warnings == ()


def test_a_pointer_through_a_reference_means_the_value_behind_it() -> None:
    values = schemas(
        A={"$ref": "#/components/schemas/B/properties/c/properties/d"},
        B={"properties": {"c": {"$ref": "#/components/schemas/C"}}},
        C={"properties": {"d": {"type": "string"}}},
    )
    assert load_values(values).root["components"]["schemas"]["A"]["$ref"] == "#/components/schemas/C/properties/d"


def test_pointers_are_percent_decoded_and_escaped() -> None:
    values = document(paths={"/a/{b}": {"get": {}}, "/c": {"$ref": "#/paths/~1a~1%7Bb%7D"}})
    assert load_values(values).root["paths"]["/c"]["$ref"] == "#/paths/~1a~1{b}"


def test_anchors_and_ids_become_pointers() -> None:
    values = schemas(
        A={"$id": "https://example.com/a", "$defs": {"inner": {"$anchor": "here"}}, "items": {"$ref": "#/$defs/inner"}},
        B={"$ref": "https://example.com/a"},
        C={"$ref": "https://example.com/a#here"},
        D={"properties": {"a": {"$ref": "#named"}, "b": {"$anchor": "named"}}},
        E={"$ref": "https://example.com/self#/components/schemas/B"},
    )
    found = load_values({"$self": "https://example.com/self", **values}).root["components"]["schemas"]
    inner = "#/components/schemas/A/$defs/inner"
    assert found["A"]["items"]["$ref"] == inner
    assert found["B"]["$ref"] == "#/components/schemas/A"
    assert found["C"]["$ref"] == inner
    assert found["D"]["properties"]["a"]["$ref"] == "#/components/schemas/D/properties/b"
    assert found["E"]["$ref"] == "#/components/schemas/B"


def test_a_document_is_known_by_the_uri_it_gives_itself(write: Callable[..., Path]) -> None:
    """OpenAPI 3.2.0 section 4.1.2.2: ``$self`` is the base of references, so its folder is the document's."""
    own = {"openapi": "3.2.0", "$self": "https://example.com/api/v1.yaml"}
    others = [
        "v1.yaml#/components/schemas/A",
        "/api/v1.yaml#/components/schemas/A",
        "https://example.com/api/v1.yaml#/components/schemas/A",
    ]
    files = ["sub/b.yaml", "https://example.com/api/sub/b.yaml"]
    found = {f"R{i}": {"$ref": reference} for i, reference in enumerate([*others, *files])}
    path = write(another_name_yaml={**schemas(A={}, **found), **own}, sub__b_yaml={"type": "string"})
    targets = [schema.get("$ref") for schema in load(path).root["components"]["schemas"].values()]
    assert targets == [None, *["#/components/schemas/A"] * 3, *["#/x-specloom-files/sub~1b.yaml"] * 2]


@pytest.mark.parametrize(
    "own", ["https://127.0.0.1:9", "https://127.0.0.1:9/", "/etc/x", "http://[", "urn:x:y", "file:///etc/x", ""]
)
@pytest.mark.parametrize(
    "reference", [*FORBIDDEN, "https://127.0.0.1:9//etc/passwd", "https://127.0.0.1:9/../x.yaml", "/etc//etc/passwd"]
)
def test_no_document_can_call_itself_into_another_folder(own: str, reference: str, write: Callable[..., Path]) -> None:
    """A reference that comes out at the document's own URI is a reference to the document; any other is refused."""
    path = write(openapi_yaml={**schemas(A={"$ref": reference}), "openapi": "3.2.0", "$self": own})
    try:
        loaded = watched(lambda: load(path), path.parent)
    except SpecError as error:
        assert error.diagnostics[0].code == "forbidden-reference"
    else:
        assert loaded.root["components"]["schemas"]["A"] == {"$ref": "#"}


def test_a_link_s_operation_in_another_file_becomes_a_pointer_and_one_to_nothing_stays(
    write: Callable[..., Path],
) -> None:
    """A link harms only itself, so whoever reads it finds out."""
    links = {
        "a": {"operationRef": "paths.yaml#/~1a/get"},
        "b": {"operationRef": "../x.yaml#/a"},
        "c": {"operationRef": 5},
    }
    path = write(openapi_yaml=document(components={"links": links}), paths_yaml={"/a": {"get": {"responses": OK}}})
    loaded = watched(lambda: load(path), path.parent)
    found = [link["operationRef"] for link in loaded.root["components"]["links"].values()]
    assert found == ["#/x-specloom-files/paths.yaml/~1a/get", "../x.yaml#/a", 5]
    assert loaded.warnings == ()


def test_ids_are_relative_to_the_resource_around_them() -> None:
    values = schemas(
        A={"$id": "https://example.com/a/", "$defs": {"b": {"$id": "b", "properties": {"c": {"$ref": "c"}}}, "c": {"$id": "c"}}},
        D={"$ref": "https://example.com/a/b"},
    )  # fmt: skip
    found = load_values(values).root["components"]["schemas"]
    assert found["D"]["$ref"] == "#/components/schemas/A/$defs/b"
    assert found["A"]["$defs"]["b"]["properties"]["c"]["$ref"] == "#/components/schemas/A/$defs/c"


def test_mappings_by_reference_are_rewritten_and_by_name_are_left(write: Callable[..., Path]) -> None:
    mapping = {"a": "cat.yaml", "b": "#/components/schemas/A", "c": "A"}
    path = write(
        openapi_yaml=schemas(
            A={"discriminator": {"propertyName": "t", "mapping": mapping, "defaultMapping": "cat.yaml"}}
        ),
        cat_yaml={"type": "object"},
    )
    found = load(path).root["components"]["schemas"]["A"]["discriminator"]
    assert found["mapping"] == {"a": "#/x-specloom-files/cat.yaml", "b": "#/components/schemas/A", "c": "A"}
    assert found["defaultMapping"] == "#/x-specloom-files/cat.yaml"
