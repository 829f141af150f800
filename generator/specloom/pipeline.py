"""The stages in order: load, resolve, plan, render, write. Everything before the last is in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from specloom import writer
from specloom.beside import Beside
from specloom.diagnostics import Diagnostic, Diagnostics
from specloom.digests import generator_digests, settings_digest
from specloom.judging import judging
from specloom.loader import Document
from specloom.making import Made, Makers, Order, Wish
from specloom.renderer.discovery import LanguageFolder

Step: TypeAlias = Callable[[str], None]
"""Told what is done next, for whoever waits."""


@dataclass(frozen=True, slots=True)
class Project:
    """What to generate from what.

    Attributes:
        load: The first stage, with the document's address already in it.
        output: The folder that holds one folder a target.
        languages: The targets.
        chosen: What the settings say about each target's package, as it stands there, by the target's name.
        sources: Files that are read on the way, which no output may hold.
        verify: Holds the settings against their model; raises SpecError where they are wrong.
    """

    load: Callable[[], Document]
    output: Path
    languages: tuple[LanguageFolder, ...]
    chosen: Mapping[str, Mapping[str, Any]]
    sources: tuple[Path, ...]
    verify: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Target:
    """One language of a project.

    Attributes:
        chosen: What the settings say about its package.
        folder: Where its files go.
        lock: What the last run left there.
        settings: Digest of ``chosen``.
        generator: Digest of all that makes its files.
    """

    language: LanguageFolder
    chosen: Mapping[str, Any]
    folder: Path
    lock: writer.Lock | None
    settings: str
    generator: str

    @property
    def given(self) -> Mapping[str, str]:
        """Names given by the last run, which stay, by lasting pointer."""
        return self.lock.facts.names if self.lock else {}

    @property
    def waits_for_document(self) -> bool:
        """Whether the document alone can tell that a generation would change something."""
        facts = self.lock.facts if self.lock else None
        return facts is not None and (facts.settings, facts.generator) == (self.settings, self.generator)


@dataclass(frozen=True, slots=True)
class Rendering:
    """What was noticed in the document, and for each target's folder what waits for its tree: all are in the making."""

    diagnostics: tuple[Diagnostic, ...]
    outputs: Mapping[Path, Callable[[], writer.Output]]


def targets(project: Project, makers: Makers) -> tuple[Target, ...]:
    """The targets; their makers are at work when it is plain that something has to be made.

    Raises:
        SpecError: The settings are wrong.
        writer.WriteError: What an earlier run left cannot be.
    """
    digests = generator_digests(language.path for language in project.languages)
    found = tuple(_target(project, *each) for each in zip(project.languages, digests, strict=True))
    if not all(target.lock and target.lock.facts.settings == target.settings for target in found):
        project.verify()  # settings that an earlier run has recorded were verified by it
    if not all(target.waits_for_document for target in found):
        makers.start()
    return found


def load(project: Project, step: Step) -> Document:
    """The document.

    Raises:
        SpecError: It cannot be read.
    """
    step("load")
    return project.load()


def render(document: Document, targets: Sequence[Target], makers: Makers, step: Step) -> Rendering:
    """Resolve, plan and render. Targets are made beside each other, and the document is validated meanwhile.

    Raises:
        SpecError: The document contradicts itself.
    """
    makers.start()
    with judging(document) as verdict:
        # Imported while the languages load; a run that finds everything current needs neither.
        from specloom import resolver
        from specloom.packages import package, title_of

        step("resolve")
        noticed = Diagnostics()
        api = resolver.resolve(document, noticed)
        noticed.raise_errors()
        step("render")
        title = title_of(document)
        makers.give(
            Order(api, {target.language.name: Wish(package(title, _said(target)), target.given) for target in targets})
        )
        faults = verdict()
    digest = document.digest
    outputs = {target.folder: partial(_output, digest, target, makers[target.language.name]) for target in targets}
    found = (*document.warnings, *faults, *noticed)
    return Rendering(tuple(sorted(found, key=lambda fault: fault.location)), outputs)


def write(project: Project, rendering: Rendering, step: Step, *, force: bool = False) -> tuple[writer.WriteReport, ...]:
    """All targets, or none.

    Raises:
        writer.WriteError: The folders stay as they were: somebody edited a file of ours, or the disk refused.
        LanguageError: The code of a language does not load; the folders stay as they were.
    """
    writer.refuse_dangerous(project.output, project.sources)
    return writer.write_all(rendering.outputs, force=force, sources=project.sources, ready=lambda: step("write"))


def is_current(document: Document, targets: Sequence[Target]) -> bool:
    """Whether a generation would change nothing, told by digests alone."""
    if not all(target.waits_for_document for target in targets):
        return False
    digest = document.digest
    return all(
        writer.is_current(target.folder, writer.LockFacts(digest, target.settings, target.generator), target.lock)
        for target in targets
    )


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
        LanguageError: The code of a language does not load.
    """
    made = (output() for output in rendering.outputs.values())
    return tuple(writer.compare(each.tree, each.folder, each.facts) for each in made)


def _target(project: Project, language: LanguageFolder, generator: str) -> Target:
    folder, chosen = project.output / language.name, project.chosen.get(language.name, {})
    return Target(language, chosen, folder, writer.read_lock(folder), settings_digest(chosen), generator)


def _said(target: Target) -> dict[str, Any]:
    """What the settings say about a target, by attribute of ``PackageInfo``; nothing and none are not said."""
    said = {name: tuple(value) if isinstance(value, list) else value for name, value in target.chosen.items()}
    return {name: value for name, value in said.items() if value is not None and value != ()}


def _output(digest: str, target: Target, maker: Beside[Made]) -> writer.Output:
    made = maker.result()
    facts = writer.LockFacts(
        digest, target.settings, target.generator, made.names, made.owned, writer.known(made.manifests)
    )
    return writer.Output(made.tree, target.folder, facts)
