"""Two real languages, a small document, and ways to generate it: in this process, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from specloom.diagnostics import Diagnostics
from specloom.loader import load_text
from specloom.manifests import is_manifest, remembered
from specloom.packages import package, title_of
from specloom.renderer.discovery import discover, templates_root
from specloom.renderer.rendering import Templates, render
from specloom.resolver import resolve
from specloom.target import Language
from specloom.writer import LOCK, LockFacts, WriteReport, known, read_lock, write

ROOT = Path(__file__).resolve().parents[2]
ATOMA = ROOT / "spec" / "atoma.openapi.yaml"

ZOO = """\
openapi: 3.1.0
info: {title: Zoo, version: "1", description: Animals and their keepers.}
servers: [{url: https://zoo.example}]
tags: [{name: Pets}, {name: Keepers}]
paths:
  /pets:
    get:
      tags: [Pets]
      operationId: list_pets
      summary: List pets
      responses:
        "200":
          description: All
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
  /keepers:
    post:
      tags: [Keepers]
      operationId: hire_keeper
      summary: Hire somebody
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Keeper"}}}
      responses:
        "200":
          description: Hired
          content: {application/json: {schema: {$ref: "#/components/schemas/Keeper"}}}
components:
  schemas:
    Pet:
      type: object
      description: An animal.
      required: [name]
      properties:
        name: {type: string, example: Rex}
        mood: {type: string, enum: [calm, wild]}
    Keeper:
      type: object
      required: [name, charges]
      properties:
        name: {type: string, example: Ann}
        charges: {type: array, items: {$ref: "#/components/schemas/Pet"}}
    Badge:
      type: object
      properties:
        number: {type: integer}
"""


@cache
def languages() -> tuple[tuple[Language, Templates], ...]:
    """Every language that comes with Specloom, loaded once."""
    loaded = [folder.load() for folder in discover(templates_root())]
    return tuple((language, Templates.of(language)) for language in loaded)


def generate(text: str, out: Path, **chosen: str) -> dict[str, WriteReport]:
    """Generate every language of a document over what an earlier run left; the reports, by language."""
    document = load_text(text, file="zoo.yaml")
    api = resolve(document, Diagnostics())
    info = package(title_of(document), chosen)
    reports = {}
    for language, templates in languages():
        folder = out / language.target.name
        lock = read_lock(folder)
        plan = language.target.plan(api, info, api.remembered(lock.facts.names if lock else {}))
        tree = render(api, plan, language, info, templates)
        paths = [manifest.path for manifest in plan.manifests if is_manifest(manifest.path)]
        values = known({path: remembered(path, tree[path]) for path in paths})
        facts = LockFacts(
            document.digest, str(sorted(chosen.items())), "generator", api.to_remember(plan.names), plan.owned, values
        )
        reports[language.target.name] = write(tree, folder, facts)
    return reports


def changed(report: WriteReport) -> set[str]:
    """Files that a run wrote or removed, without the lock."""
    return {str(path) for path in (*report.written, *report.removed)}


def specloom(*arguments: str, environment: Mapping[str, str] | None = None, folder: Path | None = None) -> str:
    """Run the command as a process of its own; what it prints."""
    process = subprocess.run(
        command(*arguments),
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=folder,
        env={**os.environ, **(environment or {})},
    )
    assert process.returncode == 0, process.stderr
    return process.stdout


def command(*arguments: str) -> list[str]:
    """The command line of the command, run by this interpreter."""
    return [sys.executable, "-m", "specloom", *arguments]


def files(folder: Path) -> dict[PurePosixPath, tuple[bytes, int]]:
    """Content and mode of every file below a folder."""
    return {
        PurePosixPath(path.relative_to(folder).as_posix()): (path.read_bytes(), path.stat().st_mode & 0o777)
        for path in folder.rglob("*")
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """When each file and folder was changed last, in nanoseconds."""
    return {str(path): path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}


__all__ = ["ATOMA", "LOCK", "ROOT", "ZOO", "changed", "command", "files", "generate", "languages", "specloom", "times"]
