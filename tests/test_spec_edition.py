"""``spec/atoma.openapi.yaml`` is the upstream document in everything but its prose."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
EDITION = ROOT / "spec" / "atoma.openapi.yaml"
UPSTREAM = ROOT.parent / "shared" / "atoma" / "openapi.yml"

PROSE_KEYS = frozenset({"description", "summary"})

# Keys whose own keys are names the document gives, so `description` under them is a property or a schema.
NAMING_KEYS = frozenset({"properties", "schemas"})

# Keys whose value is data of the API, in which `description` is nobody's prose.
DATA_KEYS = frozenset({"example", "examples", "default", "enum", "const"})

LONGEST_SHARED_SENTENCE = 40

# The page that fixes the format of the docs shows these, so they stay letter for letter.
FIXED_PROSE = {
    "/paths/~1v1~1confidential~1completions#stream/post/responses/200/description": "Chat completions",
    "/components/schemas/ConfidentialComputeStreamResponse/description": (
        "Represents a response from a confidential compute request"
    ),
}

needs_upstream = pytest.mark.skipif(
    not UPSTREAM.is_file(), reason="../shared/atoma/openapi.yml is not beside this checkout"
)


class JsonScalarLoader(yaml.SafeLoader):
    """YAML with JSON's scalars: an unquoted date stays the text that it is."""


JsonScalarLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), JsonScalarLoader)


def leaves(value: Any, pointer: str = "", *, names: bool = False) -> Iterator[tuple[str, bool, Any]]:
    """Every scalar, empty container and piece of data in document order: JSON pointer, whether it is prose, value.

    ``names`` says that the keys of ``value`` are names the document gives rather than OpenAPI's own words.
    """
    match value:
        case dict() if value:
            for key, child in value.items():
                place = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
                if key in PROSE_KEYS and not names and isinstance(child, str):
                    yield place, True, child
                elif key in DATA_KEYS and not names:
                    yield place, False, json.dumps(child)
                else:
                    yield from leaves(child, place, names=key in NAMING_KEYS and not names)
        case list() if value:
            for index, child in enumerate(value):
                yield from leaves(child, f"{pointer}/{index}", names=names)
        case _:
            yield pointer, False, value


def facts(document: Any) -> list[tuple[str, str, Any]]:
    """Pointer, type and value of all that is not prose; of prose only its place. ``1`` differs from ``1.0``."""
    return [
        (place, "prose" if prose else type(value).__name__, None if prose else value)
        for place, prose, value in leaves(document)
    ]


def prose(document: Any) -> dict[str, str]:
    return {place: value for place, is_prose, value in leaves(document) if is_prose}


def sentences(text: str) -> set[str]:
    """Sentences and list items, with white space and closing punctuation levelled."""
    pieces = re.split(r"(?<=[.!?:])\s+|\n\s*\n|\n\s*(?:[-*#]+|\d+\.)\s+", text)
    return {" ".join(piece.split()).rstrip(".:").casefold() for piece in pieces}


@needs_upstream
def test_edition_equals_upstream_in_all_but_prose_and_in_order() -> None:
    assert facts(read(EDITION)) == facts(read(UPSTREAM))


@needs_upstream
def test_no_long_sentence_is_shared_with_upstream() -> None:
    theirs = set().union(*map(sentences, prose(read(UPSTREAM)).values()))
    ours = {place: text for place, text in prose(read(EDITION)).items() if place not in FIXED_PROSE}

    shared = {
        place: sentence
        for place, text in ours.items()
        for sentence in sentences(text) & theirs
        if len(sentence) > LONGEST_SHARED_SENTENCE
    }

    assert shared == {}


def test_prose_of_the_format_page_stays_letter_for_letter() -> None:
    texts = prose(read(EDITION))

    assert {place: texts[place] for place in FIXED_PROSE} == FIXED_PROSE


def test_every_prose_string_says_something() -> None:
    assert [place for place, text in prose(read(EDITION)).items() if not text.strip()] == []


def test_description_is_prose_unless_it_is_a_property_or_data() -> None:
    schema = {
        "properties": {"description": {"type": "string", "description": "What it does."}},
        "example": {"description": "Weather"},
    }

    assert facts(schema) == [
        ("/properties/description/type", "str", "string"),
        ("/properties/description/description", "prose", None),
        ("/example", "str", '{"description": "Weather"}'),
    ]
