"""Public documents: each resolves or is refused, and every value it shows fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostics, SpecError
from specloom.ir import Api, Named, Type, Union, Value, to_json
from specloom.loader import load
from specloom.resolver import resolve
from specloom.resolver.examples import fits

SHARED = Path(__file__).resolve().parents[3] / "shared"
SMALL = 150_000
"""Bytes; larger documents would take the test beyond its twenty seconds, and are walked by whoever changes the resolver."""

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside this checkout")


def shown(api: Api) -> Iterator[tuple[str, Type, Value | None]]:
    """Every value with its type and place; a variant of which no valid value was found has none."""
    for declaration in api.declarations:
        yield declaration.identity, Named(declaration.identity), declaration.example
        for variant in declaration.variants if isinstance(declaration, Union) else ():
            if variant.example is not None:
                yield declaration.identity, variant.type, variant.example
    for operation in api.operations:
        sent = operation.body.contents if operation.body else ()
        received = [content for each in (*operation.responses, *operation.errors) for content in each.contents]
        for content in (*sent, *received):
            if content.type is not None:
                yield content.pointer, content.type, content.example


@needs_shared
def test_every_public_document_resolves_and_its_values_fit() -> None:
    documents = [path for path in sorted((SHARED / "corpus").glob("*.[jy]*")) if path.stat().st_size < SMALL]
    assert documents
    for path in documents:
        try:
            document = load(path)
        except SpecError:
            continue
        found = Diagnostics()
        api = resolve(document, found)
        assert not found.errors
        for place, type_, value in shown(api):
            assert value is not None, (path.name, place)
            assert fits(to_json(value), type_, api.by_identity), (path.name, place)


@needs_shared
def test_atoma_s_warnings_each_name_a_line() -> None:
    found = Diagnostics()
    resolve(load(SHARED / "atoma" / "openapi.yml"), found)
    codes = {warning.code for warning in found.warnings}
    assert codes == {"keyword-not-carried", "default-dropped", "example-repaired", "example-dropped"}
    assert all(warning.location.line > 1 for warning in found.warnings)
