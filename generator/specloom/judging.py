"""The validator's verdict, asked for in a process of its own: it is native code that a stranger's document runs through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from specloom.beside import Beside, Receive
from specloom.bounds import bounded
from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader import Document

MOST_SECONDS = 60
"""Of processor time; the reference needs half of it for the largest documents that it is asked about."""

Verdict = Callable[[], tuple[Diagnostic, ...]]
"""Waits for the faults of a document, each with its place. A validator that fails is a warning, whatever became of it."""


def judge(document: Document, *, by_reference: bool = False) -> tuple[Diagnostic, ...]:
    """The verdict of :func:`judging`, waited for."""
    with judging(document, by_reference=by_reference) as verdict:
        return verdict()


@contextmanager
def judging(document: Document, *, by_reference: bool = False) -> Iterator[Verdict]:
    """Has a document validated beside the block, which asks for the verdict when it needs it.

    Args:
        by_reference: Ask openapi-spec-validator, which takes seconds for a large document, instead of its faster twin.
    """

    def work(receive: Receive) -> tuple[Diagnostic, ...]:
        # Imported in the child: the validator takes longer to import than to run.
        from specloom.loader.validation import Validator, validate

        with bounded(document.file, seconds=MOST_SECONDS):
            return validate(document, Validator.REFERENCE if by_reference else Validator.TWIN)

    with Beside(work) as validator:
        yield lambda: _verdict(document, validator)


def _verdict(document: Document, validator: Beside[tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
    try:
        return validator.result()
    except SpecError as error:
        reason = error.diagnostics[0].message
    except ChildProcessError as error:
        reason = str(error)
    message = f"the validator could not judge the document: {reason}"
    return (Diagnostic.warning("validator-gave-up", message, document.locate("")),)
