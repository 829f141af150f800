"""What becomes of a document in this very process: a refusal in one line, or files that are code."""

from __future__ import annotations

import ast
import json
import signal
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from specloom.diagnostics import Diagnostics, SpecError
from specloom.loader import load_text
from specloom.packages import package, title_of
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve
from specloom.target import Language
from toolchain.node import find_node, toolchain

LONGEST_SECONDS = 20
"""For one document of a few kilobytes."""

PARSER = Path(__file__).with_name("parse.cjs")


class TooSlow(Exception):
    """The time limit."""


@cache
def languages() -> tuple[tuple[Language, Any], ...]:
    """Every language with its templates, loaded once."""
    loaded = [folder.load() for folder in discover(templates_root())]
    return tuple((language, Templates.of(language)) for language in loaded)


def generated(text: str) -> dict[str, str] | None:
    """The files of every language below its name; ``None`` where the document is refused.

    Raises:
        SpecError: It is refused, but not as a user should be told.
        Exception: A fault of ours.
    """
    try:
        document = load_text(text, file="fuzz.yaml")
        noticed = Diagnostics()
        api = resolve(document, noticed)
        noticed.raise_errors()
    except SpecError as refusal:
        for each in refusal.diagnostics:
            if str(each).count("\n") or not str(each).startswith("fuzz.yaml:"):
                raise
        return None
    files = {}
    for language, templates in languages():
        info = package(title_of(document), {})
        tree = render(api, language.target.plan(api, info, {}), language, info, templates)
        files |= {f"{language.target.name}/{path}": content.decode() for path, content in tree.items()}
    return files


def fault(text: str) -> str:
    """What is wrong with what becomes of a document, TypeScript aside, in the words that tell faults apart; else nothing."""
    return faulty(text)[0]


def faulty(text: str) -> tuple[str, dict[str, str]]:
    """As :func:`fault`, and the TypeScript sources that remain to be parsed."""
    try:
        with _limited():
            files = generated(text) or {}
            for path, content in files.items():
                if path.endswith(".py"):
                    ast.parse(content, path)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        return _told(error), {}
    return "", {path: content for path, content in files.items() if path.endswith(".ts")}


def _told(error: Exception) -> str:
    """Kind and place of an exception: what stays the same while a document shrinks."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/specloom/" in frame.filename or "/templates/" in frame.filename]
    last = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours and not isinstance(error, TooSlow) else ""
    return f"{type(error).__name__} {last}"


@contextmanager
def _limited() -> Iterator[None]:
    def stop(number: int, frame: object) -> NoReturn:
        raise TooSlow

    earlier = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, earlier)


def typescript_faults(sources: Sequence[Mapping[str, str]]) -> list[str]:
    """For each set of TypeScript sources the first syntax error, or nothing: one process for all of them."""
    shared = {
        text: index for index, text in enumerate(dict.fromkeys(text for each in sources for text in each.values()))
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(list(shared), file)
        file.flush()
        modules = toolchain() / "node_modules" / "typescript"
        done = find_node().run(PARSER, str(modules), file.name, cwd=PARSER.parent, seconds=600)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    found = ((said[shared[text]] for text in each.values()) for each in sources)
    return [next((f"TypeScript {message}" for message in each if message), "") for each in found]
