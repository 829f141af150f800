"""A few spoilt documents, and all that failed once: refused in a line, or code. ``make fuzz`` tries as many as time allows."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fuzz.judgement import fault, faulty, typescript_faults
from fuzz.mutations import mutated
from fuzz.seeds import kept, seeds
from fuzz.shrinking import shrunk

MUTANTS = 80


def test_a_spoilt_document_is_refused_in_a_line_or_becomes_code() -> None:
    chance, found, sources = random.Random(1), {}, []
    documents = [mutated(chance.choice(seeds()), chance) for _ in range(MUTANTS)]
    for text in documents:
        said, typescript = faulty(text)
        sources.append(typescript)
        if said:
            found[said] = text
    assert found == {}
    assert [said for said in typescript_faults(sources) if said] == []


@pytest.mark.parametrize("document", kept(), ids=lambda path: path.stem)
def test_what_failed_once_does_not_fail_again(document: Path) -> None:
    said, sources = faulty(document.read_text(encoding="utf-8"))
    assert said == "" and typescript_faults([sources]) == [""]


def test_the_same_seed_spoils_in_the_same_way() -> None:
    first, second = (mutated(seeds()[0], random.Random(7)) for _ in range(2))
    assert first == second


def test_a_failing_document_shrinks_to_what_makes_it_fail() -> None:
    text = "a: {b: [1, 2, bad], c: 3}\nd: e\n"
    assert shrunk(text, lambda each: "bad" in each) == "a:\n  b:\n  - bad\n"
    assert shrunk("[[[ bad ]]", lambda each: "bad" in each).strip() == "bad"


def test_typescript_that_does_not_parse_is_told_from_what_does() -> None:
    good, bad = typescript_faults([{"a.ts": "const a = 1;"}, {"a.ts": "const a = ;"}])
    assert good == "" and bad.startswith("TypeScript ")


def test_a_document_that_is_refused_in_a_line_is_no_fault() -> None:
    assert fault("a: [") == ""
