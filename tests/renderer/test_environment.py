"""What a template can print: code, whole numbers, and its own text; nothing that a document's author wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from specloom.ir import Prose
from specloom.renderer.environment import environment
from specloom.target import Code, Ident


def rendered(template: str, view: object, tmp_path: Path, **others: str) -> str:
    """The template with this view; ``others`` are templates beside it."""
    for name, text in {"template": template, **others}.items():
        (tmp_path / f"{name}.jinja").write_text(text, encoding="utf-8")
    return (
        environment(tmp_path, {"loud": lambda code: Code(code.upper())})
        .get_template("template.jinja")
        .render(view=view)
    )


@pytest.mark.parametrize("value", [Code("a < b & c"), Ident("name"), 7])
def test_code_identifiers_and_whole_numbers_are_printed_as_they_are(value: object, tmp_path: Path) -> None:
    assert rendered("[{{ view }}]", value, tmp_path) == f"[{value}]"


@pytest.mark.parametrize("value", ["text", None, True, 1.5, b"bytes", ["list"], Prose("prose")], ids=repr)
def test_anything_else_is_refused(value: object, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not Code"):
        rendered("[{{ view }}]", value, tmp_path)


@pytest.mark.parametrize(
    "expression",
    [
        "view ~ '!'",
        "view | upper",
        "view | replace('a', 'b')",
        "'%s' | format(view)",
        "view + 'x'",
        "view | safe",
        "view | e",
        "[view, view] | join(view)",
        "view | indent",
        "view | string",
        "view * 2",
        "view[0]",
    ],
)
def test_no_operation_of_jinja_turns_text_into_code(expression: str, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not Code"):
        rendered("{{ " + expression + " }}", "text", tmp_path)


def test_a_missing_attribute_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="name"):
        rendered("{{ view.name }}", Code("x"), tmp_path)


def test_a_missing_name_is_an_error_in_a_test_too(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="fields"):
        rendered("{% if view.fields %}x{% endif %}", Code("x"), tmp_path)


def test_text_of_the_template_itself_is_printed(tmp_path: Path) -> None:
    assert rendered("{{ 'plus' if view else 'minus' }}", False, tmp_path) == "minus"


def test_what_a_macro_printed_is_code(tmp_path: Path) -> None:
    macros = "{% macro twice(code) %}{{ code }}-{{ code }}{% endmacro %}"
    template = "{% from 'macros.jinja' import twice %}{{ twice(view) | loud }}"
    assert rendered(template, Code("a"), tmp_path, macros=macros) == "A-A"


def test_a_macro_does_not_launder_text(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not Code"):
        rendered("{% macro twice(code) %}{{ code }}{% endmacro %}{{ twice(view) }}", "text", tmp_path)


def test_a_captured_block_is_code(tmp_path: Path) -> None:
    assert rendered("{% set block %}<{{ view }}>{% endset %}{{ block }}", Code("a"), tmp_path) == "<a>"


def test_a_filtered_block_passes_the_wall(tmp_path: Path) -> None:
    assert rendered("{% filter indent(2) %}a\n{{ view }}{% endfilter %}", Code("b"), tmp_path) == "a\n  b"


def test_parts_of_code_are_joined(tmp_path: Path) -> None:
    assert rendered("{{ view | join(', ') }}", (Code("a"), Code("b")), tmp_path) == "a, b"


def test_one_part_of_text_spoils_the_whole(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not Code"):
        rendered("{{ view | join(', ') }}", (Code("a"), "b"), tmp_path)


def test_indenting_leaves_empty_lines_empty(tmp_path: Path) -> None:
    assert rendered("{{ view | indent(2) }}", Code("a\n\n\nb\n"), tmp_path) == "a\n\n\n  b\n"


def test_prose_is_opened_by_the_filter_of_its_place(tmp_path: Path) -> None:
    assert rendered("{{ view | markdown }}", Prose("<u>word</u>"), tmp_path) == "&lt;u>word&lt;/u>"


def test_nothing_is_escaped_and_the_final_line_feed_is_the_templates(tmp_path: Path) -> None:
    assert rendered("<{{ view }}>\n", Code("'&'"), tmp_path) == "<'&'>\n"


def test_a_block_line_leaves_no_trace(tmp_path: Path) -> None:
    assert rendered("a\n  {% if true %}\nb\n  {% endif %}\nc", Code(""), tmp_path) == "a\nb\nc"


def test_the_filters_of_a_language_come_besides_those_of_the_kit(tmp_path: Path) -> None:
    filters: Mapping[str, object] = environment(tmp_path, {"loud": lambda code: code}).filters
    assert {"loud", "markdown", "cell", "one_line"} <= filters.keys()
