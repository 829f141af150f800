"""Anchors of headings, by the rules of the renderers that repositories use."""

from __future__ import annotations

import pytest

from specloom.ir import Prose
from specloom.renderer.docs.anchors import Anchors, headings, slug
from specloom.renderer.docs.overlay import json_path


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("createStream", "createstream"),
        ("create_stream", "create_stream"),
        ("Example Usage", "example-usage"),
        ("What's `new`? (a, b)", "whats-new-a-b"),
        ("[linked](https://example.com) text", "linked-text"),
        ("Größe & Maß", "größe--maß"),
    ],
)
def test_a_slug_is_lower_case_with_hyphens_and_without_punctuation(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_twins_are_numbered_and_a_number_that_is_taken_is_passed_over() -> None:
    anchors = Anchors()
    given = [anchors.heading(text) for text in ("Health", "health", "health-1", "health", "HEALTH")]
    assert given == ["health", "health-1", "health-1-1", "health-2", "health-3"]


def test_headings_of_a_description_count() -> None:
    anchors = Anchors()
    anchors.prose(Prose("# create\n\ntext"))
    assert anchors.heading("create") == "create-1"


def test_headings_are_those_that_a_renderer_sees() -> None:
    text = "# One #\nplain\n\nTwo\n===\n\n```\n# code\n```\n    # indented\n\n* item\n---\n#no\n\n### Three"
    assert list(headings(text)) == ["One", "Two", "Three"]


def test_a_json_path_quotes_every_name() -> None:
    assert json_path("/paths/~1v1~1chat#stream~0x'\"/post") == '$["paths"]["/v1/chat#stream~x\'\\""]["post"]'
