"""A document that costs too much is refused in a line, and a validator that fails is a warning."""

from __future__ import annotations

import faulthandler
import os
import resource
import signal
from collections.abc import Callable

import pytest

from specloom import judging
from specloom.bounds import bounded
from specloom.diagnostics import SpecError
from specloom.loader import Document, load_text, validation

DOCUMENT = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


def forever() -> None:
    while True:
        pass


def hog() -> None:
    bytearray(1024**4)


def descend() -> None:
    descend()


@pytest.mark.parametrize(
    ("work", "reason"),
    [(forever, "more than 1 seconds of processor time"), (hog, "MB of memory"), (descend, "nested too deeply")],
)
def test_what_costs_too_much_is_refused_and_the_limits_are_as_before(work: Callable[[], None], reason: str) -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(SpecError, match=reason) as refused, bounded("stranger.yaml", seconds=1):
        work()
    assert refused.value.diagnostics[0].location.file == "stranger.yaml"
    assert (resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_AS)) == before


def crash() -> None:
    faulthandler.disable()  # which pytest has on, and which would tell of a fault that is meant
    os.kill(os.getpid(), signal.SIGSEGV)


@pytest.mark.parametrize(
    ("work", "reason"),
    [(forever, "more than 1 seconds of processor time"), (hog, "memory"), (crash, "without an answer")],
)
def test_a_validator_that_fails_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[], None], reason: str
) -> None:
    def fail(document: Document, validator: validation.Validator) -> None:
        work()

    monkeypatch.setattr(validation, "validate", fail)
    monkeypatch.setattr(judging, "MOST_SECONDS", 1)
    (warning,) = judging.judge(load_text(DOCUMENT))
    assert warning.code == "validator-gave-up"
    assert reason in warning.message


def test_a_validator_that_answers_is_heard() -> None:
    found = judging.judge(load_text(DOCUMENT.replace("paths: {}", "paths: []")))
    assert {fault.code for fault in found} == {"invalid-document"}
