"""Public documents of every version and many makers: each becomes code, or is refused in a line. ``make corpus`` takes them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.outcomes import Check, Verdict, outcome

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
LARGEST = 120_000
"""Bytes of the documents taken here."""

EVERY = 14
"""One of so many is taken, so that the whole takes a minute."""


def selection() -> list[Path]:
    """Some of the smaller documents, in the order of their names."""
    small = [path for path in sorted(CORPUS.glob("*.[jy]*")) if path.stat().st_size <= LARGEST]
    return small[::EVERY]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside this checkout")
@pytest.mark.parametrize("document", selection(), ids=lambda path: path.name)
def test_a_public_document_becomes_code_or_is_refused_in_a_line(document: Path) -> None:
    found = outcome(document, [Check.PYTHON, Check.TYPESCRIPT])
    assert found.is_sound, (found.reason, found.faults)
    assert found.megabytes < 2000


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n", Verdict.GENERATED), ("a: [", Verdict.REFUSED)],
)
def test_the_least_document_is_generated_and_no_document_is_refused(
    tmp_path: Path, text: str, verdict: Verdict
) -> None:
    document = tmp_path / "document.yaml"
    document.write_text(text)
    found = outcome(document, [Check.PYTHON, Check.TYPESCRIPT])
    assert (found.verdict, found.faults) == (verdict, ())
