"""Stage 4, render: a plan in, the files of one language out, all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from specloom.ir import Api
from specloom.renderer import docs
from specloom.renderer.discovery import templates_root
from specloom.renderer.environment import TemplateEnvironment, environment
from specloom.target import FilePlan, Language, PackageInfo, Plan, Tree
from specloom.target.surface import SURFACE, surface_text

LEFT_BEHIND = frozenset({"__pycache__", "tests", "node_modules"})
"""Folders of a runtime that are not part of it; nor is anything hidden."""


class PathCollision(Exception):
    """Two files of one target want one path, or paths that a case-folding file system takes for one. Our fault."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The compiled templates of a language, and those of the shared pages, which no language has filters for."""

    code: TemplateEnvironment
    pages: TemplateEnvironment

    @staticmethod
    def of(language: Language) -> Templates:
        """Those of one language."""
        pages = environment(templates_root() / "docs", {})
        return Templates(environment(language.folder, language.target.filters()), pages)


def render(api: Api, plan: Plan, language: Language, package: PackageInfo, templates: Templates) -> Tree:
    """Every file of a language: generated code, pages, manifests, and the runtime byte for byte; in path order.

    Raises:
        PathCollision: Two of them share a path.
    """
    pages = docs.pages(api, package, plan.dialect)
    runtime = dict(_runtime(language.folder / "runtime", plan.runtime))
    _refuse_twins(
        [
            *(file.path for file in (*plan.files, *pages.files)),
            docs.OVERLAY,
            *(manifest.path for manifest in plan.manifests),
            *runtime,
            *([SURFACE] if plan.surface else []),
        ]
    )
    texts = {
        **language.target.format(_rendered(plan.files, templates.code)),
        **_rendered(pages.files, templates.pages),
        docs.OVERLAY: pages.overlay,
        **({SURFACE: surface_text(plan.surface)} if plan.surface else {}),
    }
    manifests = {manifest.path: manifest.content for manifest in plan.manifests}
    files = manifests | runtime | {path: text.encode() for path, text in texts.items()}
    return {path: files[path] for path in sorted(files, key=lambda path: path.parts)}


def _rendered(plans: Iterable[FilePlan], templates: TemplateEnvironment) -> dict[PurePosixPath, str]:
    """Each planned file's text; a template knows its view as ``view``."""
    return {plan.path: templates.get_template(plan.template).render(view=plan.view) for plan in plans}


def _runtime(folder: Path, destination: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name in LEFT_BEHIND or entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _runtime(entry, destination / entry.name)
        elif entry.suffix != ".pyc":
            yield destination / entry.name, entry.read_bytes()


def _refuse_twins(paths: Iterable[PurePosixPath]) -> None:
    seen: dict[str, PurePosixPath] = {}
    for path in paths:
        if (twin := seen.setdefault(str(path).casefold(), path)) is not path:
            raise PathCollision(f"{path} and {twin} are one file, to some file systems at least")
