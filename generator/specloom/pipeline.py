"""The stages in order: load, resolve, plan, render, write. Everything before the last is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from specloom import resolver, writer
from specloom.beside import Beside
from specloom.diagnostics import Diagnostic, Diagnostics
from specloom.digests import generator_digest, settings_digest
from specloom.ir import Identity
from specloom.loader import Document
from specloom.making import Made, Order
from specloom.packages import package, title_of
from specloom.renderer.discovery import LanguageFolder
from specloom.target import PackageInfo

Step: TypeAlias = Callable[[str], None]
"""Told what is done next, for whoever waits."""

Makers: TypeAlias = Mapping[str, Beside[Made]]
"""Languages that wait for an order, by name."""


@dataclass(frozen=True, slots=True)
class Project:
    """What to generate from what.

    Attributes:
        load: The first stage, with the document's address already in it.
        output: The folder that holds one folder a target.
        languages: The targets.
        chosen: What the settings say about each target's package, by the target's name.
        sources: Files that are read on the way, which no output may hold.
    """

    load: Callable[[], Document]
    output: Path
    languages: tuple[LanguageFolder, ...]
    chosen: Mapping[str, Mapping[str, Any]]
    sources: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One language of a project: its package, the folder that its files go to, and what the last run left there."""

    language: LanguageFolder
    package: PackageInfo
    folder: Path
    lock: writer.Lock | None

    @property
    def given(self) -> Mapping[Identity, str]:
        """Names given by the last run, which stay."""
        return self.lock.facts.names if self.lock else {}

    def facts(
        self, document_digest: str, names: Mapping[Identity, str], owned: frozenset[PurePosixPath] = frozenset()
    ) -> writer.LockFacts:
        """What the target is made of."""
        settings, generator = settings_digest(self.package), generator_digest(self.language.path)
        return writer.LockFacts(document_digest, settings, generator, names, owned)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Every target of a project in memory, and what was noticed in the document on the way."""

    diagnostics: tuple[Diagnostic, ...]
    outputs: tuple[writer.Output, ...]


def load(project: Project, step: Step) -> tuple[Document, tuple[Target, ...]]:
    """The document, and the targets to make of it.

    Raises:
        SpecError: The document cannot be read.
        writer.WriteError: What an earlier run left cannot be.
    """
    step("load")
    document = project.load()
    return document, tuple(_target(project, language, title_of(document)) for language in project.languages)


def render(document: Document, targets: Sequence[Target], makers: Makers, step: Step) -> Rendering:
    """Resolve, plan and render. Targets are made beside each other, and the document is validated meanwhile.

    Raises:
        SpecError: The document contradicts itself.
        LanguageError: The code of a language does not load.
    """
    with Beside(lambda _: _faults(document)) as verdict:
        step("resolve")
        noticed = Diagnostics()
        api = resolver.resolve(document, noticed)
        noticed.raise_errors()
        step("render")
        for target in targets:
            makers[target.language.name].give(Order(api, target.package, target.given))
        outputs = tuple(_outputs(document, targets, makers))
        found = (*document.warnings, *verdict.result(), *noticed)
    return Rendering(tuple(sorted(found, key=lambda fault: fault.location)), outputs)


def write(project: Project, rendering: Rendering, step: Step, *, force: bool = False) -> tuple[writer.WriteReport, ...]:
    """All targets, or none.

    Raises:
        writer.WriteError: The folders stay as they were: somebody edited a file of ours, or the disk refused.
    """
    step("write")
    return writer.write_all(rendering.outputs, force=force, sources=project.sources)


def is_current(document: Document, targets: Sequence[Target]) -> bool:
    """Whether a generation would change nothing, told by digests alone."""
    if any(target.lock is None for target in targets):
        return False
    digest = document.digest
    return all(writer.is_current(target.folder, target.facts(digest, target.given)) for target in targets)


def unchanged(targets: Sequence[Target]) -> tuple[writer.WriteReport, ...]:
    """What a generation reports of targets that are current."""
    return tuple(
        writer.WriteReport(target.folder, (), tuple(sorted(target.lock.files)) if target.lock else (), (), (), (), ())
        for target in targets
    )


def differences(rendering: Rendering) -> tuple[tuple[writer.Difference, ...], ...]:
    """For each target, the files that writing would change, and why; writes nothing.

    Raises:
        writer.WriteError: Something stands where a file of ours belongs.
    """
    return tuple(writer.compare(made.tree, made.folder, made.facts) for made in rendering.outputs)


def _target(project: Project, language: LanguageFolder, title: str) -> Target:
    folder = project.output / language.name
    return Target(language, package(title, project.chosen.get(language.name, {})), folder, writer.read_lock(folder))


def _faults(document: Document) -> tuple[Diagnostic, ...]:
    # Imported by whoever validates: the validator takes longer to import than to run.
    from specloom.loader.validation import validate

    return validate(document)


def _outputs(document: Document, targets: Sequence[Target], makers: Makers) -> Iterator[writer.Output]:
    digest = document.digest
    for target in targets:
        made = makers[target.language.name].result()
        yield writer.Output(made.tree, target.folder, target.facts(digest, made.names, made.owned))
