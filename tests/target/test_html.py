"""HTML of descriptions as Markdown: what it says stays, and what comes out is as tame as any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specloom.ir import Prose
from specloom.target.html import as_markdown
from specloom.target.text import cell, markdown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>One\n<b>two</b>.</p>\n\n<p>Three</p>", "One\n**two**.\n\nThree"),
        ('<a href="https://a.example/b?c=1&amp;d=(2)" target="_blank">here</a>', "[here](https://a.example/b?c=1&d=%282%29)"),
        ("<A HREF='mailto:a@example.com'><code>a</code></A>", "[`a`](mailto:a@example.com)"),
        ('<a href="/docs">the docs</a>, <a href="javascript:x">x</a>, <a name="y">y</a>', "the docs, x, y"),
        ("<code>a &lt; b</code>, <code>a`b</code>, <code></code>.", "`a < b`, ``a`b``, ."),
        ("<code>a[<b>x</b>]<br>b</code><hr>c", "`a[x]`<br/>`b`\n\nc"),
        ("Either<ul>\n  <li>one</li>\n  <li><p>two</p></li>\n</ul>\nor", "Either\n\n- one\n- two\n\nor"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ("<h3>Head</h3>Text", "**Head**\n\nText"),
        ("a<strong> b </strong>c <em>d</em><i> </i>", "a **b** c *d* "),
        ("<b>a\n\nb</b> <b>*</b> <span class='x'>c</span>", "a\n\nb * c"),
        ("<b>a <i>b</b> c</i>", "**a <i>b** c</i>"),
    ],
)  # fmt: skip
def test_what_markdown_has_a_word_for(html: str, shown: str) -> None:
    assert as_markdown(html).strip() == shown.strip()


@pytest.mark.parametrize(
    "text",
    [
        "", "a < b", "GET /pets/<p>/<id>", "`<b>x</b>`", "<b>never closed", "closed only</b>", "<sup>2</sup> <u>x</u>", "a<hr>b",
        "```\n<p>code</p>\n```", "~~~\n<p>code</p>\n~~~", "<script>x</script>", "    <T>\n",
    ],
)  # fmt: skip
def test_all_else_stays_as_it_came(text: str) -> None:
    assert as_markdown(text).strip() == text.strip()


_PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<ul>", "<ol>", "</ol>", "<li>", "</li>", "<h1>", "</h1>", "</a>", "<br>",
    '<a href="https://a.example">', '<a href="javascript:x">', "<script>", "</script>", "`", "``", "*", "a", " ", "\n", "\\", "[", "]", "(", ")", "|", "- ", "> ", "&lt;",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
def test_no_tag_acts_and_no_link_leads_elsewhere(html: str) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for page in (markdown(Prose(html)), f"| a |\n| - |\n| {cell(Prose(html))} |"):
        for token in parser.parse(page):
            assert token.type != "html_block"
            for each in token.children or ():
                assert each.type != "html_inline" or each.content in ("<br>", "<br/>")
                assert str(each.attrGet("href") or "https:").startswith("https:")


def test_much_html_takes_no_time() -> None:
    for piece in ("<b>", "</b>", "<b>a</b>", "<p>", "<b><i>", "<a href=", "<li>a", "< ", "</a><a>"):
        text = piece * 20_000
        assert len(as_markdown(f"{text}</b></i></p></li></a>")) <= 2 * len(text) + 100
