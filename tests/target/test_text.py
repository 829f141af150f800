"""Filters: a document's text in each place, tame where it must be and otherwise as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specloom.ir import Prose
from specloom.target.text import cell, comment_lines, lines, markdown, one_line, plain_cell
from specloom.target.ticks import code_fence

SHARED = Path(__file__).resolve().parents[3] / "shared"
HOSTILE = SHARED / "cases" / "hostile-inputs.json"
FILTERS: list[Callable[[Prose], str]] = [markdown, cell, one_line]


def outside_code(text: str) -> str:
    """Markdown without its fenced blocks and code spans."""
    kept, fence = [], ""
    for line in text.split("\n"):
        opening = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if fence:
            fence = "" if opening and opening[1].startswith(fence) else fence
        elif opening and "`" not in line[opening.end() :]:
            fence = opening[1]
        else:
            kept.append(re.sub(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", "", line))
    return "\n".join(kept)


PLAIN = [
    "", "Text.", "# Heading\n\n* one\n* two\n\n1. first", "a < b and c > d, 3<4", "`<b>` and ``<i>``", "[link](https://example.com/a?b=c)",
    "<https://example.com>", "<mailto:a@example.com>", "```python\nif a < b:\n    <x>\n```", "~~~\n<b>\n~~~", "a | b\n---|---\n1 | 2",
    "> quote\n\n    indented code", "*emphasis* **strong** _under_ ~~gone~~", "trailing  \nbreak\\\nhard",
    "[ref]\n\n[ref]: https://example.com",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_markdown_without_html_comes_out_unchanged(text: str) -> None:
    assert markdown(Prose(text)) == text


@pytest.mark.parametrize(
    ("text", "tamed"),
    [
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("<!-- hidden", "&lt;!-- hidden"),
        ("a <u>word</u> `<u>` <b>", "a &lt;u>word&lt;/u> `<u>` &lt;b>"),
        ("a <br>b<BR />c<br/>d <br onclick=x>", "a <br>b<br/>c<br/>d &lt;br onclick=x>"),
        ("[x](https://a.example/`b) <script> `", "[x](https://a.example/`b) &lt;script> `"),
        ("[x](https://a.example 'a`b') <script> `", "[x](https://a.example 'a`b') &lt;script> `"),
        ("[x](https://a.example/(b)`c) <script> `", "[x](https://a.example/(b)`c) &lt;script> `"),
        ("[x](\nhttps://a.example/`b) <script> `", "[x]\\(\nhttps://a.example/`b) &lt;script> `"),
        ("<br>\n```\n<script>\n```", "\n```\n<script>\n```"),
        ("- <br/>\n`<script>`", "- \n`<script>`"),
        ("> 1. <BR >  \n```\n<br>\n```", "> 1. \n```\n<br>\n```"),
        ("<https://a.example <b>", "&lt;https://a.example &lt;b>"),
        ("[x](javascript:alert)", "x"),
        ("[x](javascript:alert(1))", r"[x]\(javascript:alert(1))"),
        ("[x](  <JaVaScRiPt:alert(1)>)", r"[x]\(  &lt;JaVaScRiPt:alert(1)>)"),
        ("[x](data:text/html,hi)", "x"),
        ("[x](javascript&colon;alert)", "x"),
        (r"[x](javascript\:alert(1))", r"[x]\(javascript\:alert(1))"),
        ("[x](\njavascript:alert(1))", "[x]\\(\njavascript:alert(1))"),
        ("[x]: vbscript:run", r"[x]\: vbscript:run"),
        ("[x]:\nvbscript:run", "[x]\\:\nvbscript:run"),
        ("[x\ny]: vbscript:run", "[x\ny]\\: vbscript:run"),
        ("[x](file:///etc/passwd)", "x"),
        ("` a\nb ` <script> `", "` a\nb ` &lt;script> `"),
        ("\\` <script> `", "\\` &lt;script> `"),
        ("<https://a`b> <script> `", "&lt;https://a`b> <script> `"),
        ("- a\n  ```\n<script>\n  ```", "- a\n  ```\n&lt;script>\n  ```\n  ```"),
        ("- ```\n  <b>\n  ```\n<script>", "- ```\n  &lt;b>\n  ```\n&lt;script>"),
        ("> ```\n<script>", "> ```\n&lt;script>"),
        (">```\n<script>", ">```\n&lt;script>"),
        ("```\n    ```\n<b>\n```\n<script>", "```\n    ```\n<b>\n```\n&lt;script>"),
        ("    ```\n<script>", "    ```\n&lt;script>"),
        ("  ```\n```\n<script>", "  ```\n```\n&lt;script>"),
    ],
)
def test_html_and_odd_links_cannot_act(text: str, tamed: str) -> None:
    assert markdown(Prose(text)) == tamed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('See [the `scopes`](/docs/scopes#list "All") and [that](#below).', "See the `scopes` and that."),
        ("![a chart](images/chart.png)", "a chart"),
        ("[![a logo](logo.svg)](https://example.com)", "[a logo](https://example.com)"),
        ("See [a\n  b](/docs).", "See a b."),
        ("[a\nb\nc](/docs)", "[a\nb\nc]\\(/docs)"),
        ("[a\nb](https://example.com)", "[a\nb](https://example.com)"),
        ("[a](//example.com/x)", "a"),
        ('`[a](/docs)` and [b](https://example.com "B")', '`[a](/docs)` and [b](https://example.com "B")'),
        ("[a]: /docs", "[a]\\: /docs"),
    ],
)
def test_a_link_that_leads_nowhere_from_our_pages_is_its_text(text: str, shown: str) -> None:
    """What it is relative to is a site that the document does not name."""
    assert markdown(Prose(text)) == shown


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "```js"])
def test_an_open_fence_is_closed(fence: str) -> None:
    marks = fence.rstrip("js")
    assert markdown(Prose(f"text\n{fence}\n<b>")) == f"text\n{fence}\n<b>\n{marks}"


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n  ```\n  code\n  ```\n- b",
        "1. ```\n   code\n   ```\n2. x",
        "> ```\n> code\n> ```\n\nText.",
        "* `a` b\n* c",
    ],
)
def test_fences_in_lists_and_quotations_stay(text: str) -> None:
    assert markdown(Prose(text)) == text


def test_many_backticks_take_no_time() -> None:
    text = " ".join("`" * number for number in range(1, 1_500))
    assert markdown(Prose(text)) == text


def test_a_shorter_fence_inside_a_longer_one_closes_nothing() -> None:
    text = "````\n```\n<b>\n````\n<b>"
    assert markdown(Prose(text)) == "````\n```\n<b>\n````\n&lt;b>"


@given(st.text())
def test_nothing_outside_code_starts_a_tag(text: str) -> None:
    shown = outside_code(markdown(Prose(text)))
    assert not re.search(r"<(?!br>)(?:script|img|!--|/?[a-z]+>)", shown, re.IGNORECASE)


@given(
    st.lists(
        st.sampled_from(["<br>", "<BR/>", "\n", "\n\n", " ", "    ", "- ", "> ", "```", "`", "<script>", "a"])
    ).map("".join)
)
def test_no_block_of_html_begins(text: str) -> None:
    """In one nothing is code, and what looks like code would act."""
    tokens = MarkdownIt("commonmark").parse(markdown(Prose(text)))
    assert not [token for token in tokens if token.type == "html_block"]
    seen = {each.content.lower() for token in tokens for each in token.children or () if each.type == "html_inline"}
    assert seen <= {"<br>", "<br/>"}


@given(st.text())
def test_a_page_s_text_is_settled_after_one_pass(text: str) -> None:
    once = markdown(Prose(text))
    assert markdown(Prose(once)) == once


@given(st.text(alphabet="a|\n\r\u2028\u2029\x85\v\f<b>`"))
def test_a_cell_is_one_line_and_its_pipes_are_escaped(text: str) -> None:
    for shown in (cell(Prose(text)), plain_cell(text)):
        assert len(shown.splitlines()) <= 1
        assert not re.search(r"(?<!\\)\|", shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('As JSON:\n\n```json\n{\n  "a|b": "<b>"\n}\n```\nand on', 'As JSON:<br/><br/>`{`<br/>`  "a\\|b": "<b>"`<br/>`}`<br/>and on'),
        ("~~~\n`a`\n\n``\n~~~", "`` `a` ``<br/><br/>``` `` ```"),
        ("1. a\n   ```\n   b\n   ```", "1. a<br/>`   b`"),
        ("```\nnever closed", "`never closed`"),
        ("````\n```\n````\n<b>", "```` ``` ````<br/>&lt;b>"),
        ("a ` b\n```\n<b>\n```", "a ` b<br/>```<br/>&lt;b><br/>```"),
        ("``` a `b`", "``` a `b`"),
    ],
)  # fmt: skip
def test_a_fenced_block_in_a_cell_is_code_line_by_line(text: str, shown: str) -> None:
    """A fence that cannot be told from a span that is open stays as it came."""
    assert cell(Prose(text)) == shown


@given(st.text(alphabet="a`~\n\\|<b> "))
def test_a_renderer_sees_no_tag_in_a_cell_but_breaks(text: str) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(f"| Head |\n| ---- |\n| {cell(Prose(text))} |")
    seen = {each.content for token in tokens for each in token.children or () if each.type == "html_inline"}
    assert seen <= {"<br/>"}


def test_a_plain_text_in_a_cell_is_no_link() -> None:
    """Patterns look like links."""
    assert plain_cell("[a-z](?:[0-9])|<b>") == r"[a-z]\(?:[0-9])\|&lt;b>"


@given(st.text())
def test_a_heading_is_one_line(text: str) -> None:
    assert len(one_line(Prose(text)).splitlines()) <= 1


def test_a_list_entry_is_the_first_paragraph() -> None:
    assert one_line(Prose("\n Lists\nthings. \n \nIn pages, <b>and</b> slowly.\n")) == "Lists things."


@given(st.text(alphabet="ab \r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
def test_a_comment_s_lines_hold_no_line_terminator_and_no_blank_ends(text: str) -> None:
    found = comment_lines(Prose(text))
    assert all(len(line.splitlines()) <= 1 and line == line.rstrip() for line in found)
    assert not found or (found[0] and found[-1])


def test_every_line_terminator_of_python_and_javascript_splits() -> None:
    assert lines("a\rb\r\nc\u2028d\u2029e\x85f\vg\fh\x1ci") == list("abcdefghi")


def test_characters_that_hide_or_reorder_are_gone() -> None:
    assert lines("a\u202eb\u2066c\ufeffd\x00e\ud800f\u200eg") == ["abcdefg"]


def test_a_fence_is_longer_than_any_run_inside() -> None:
    assert code_fence("x") == "```"
    assert code_fence("a ```` b `") == "`````"


@pytest.mark.skipif(not HOSTILE.is_file(), reason="the shared material is not beside this checkout")
def test_recorded_payloads_are_tame_in_every_place() -> None:
    for case in json.loads(HOSTILE.read_text(encoding="utf-8")):
        prose = Prose(case["value"])
        for filter_ in FILTERS:
            shown = filter_(prose)
            shown.encode("utf-8")
            text = outside_code(shown)
            assert not re.search(r"<(?:script|img|svg|iframe|!--|/)", text, re.IGNORECASE), case
            assert not re.search(r"\]\(\s*<?\s*(?:javascript|data|vbscript|file):", text, re.IGNORECASE), case
        assert all(len(line.splitlines()) <= 1 for line in comment_lines(prose))
