"""From options and settings to a project: which document, which languages, where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader import Document, Limits, load
from specloom.location import Location
from specloom.pipeline import Project
from specloom.renderer.discovery import LanguageFolder

if TYPE_CHECKING:
    from specloom.settings import Settings

DEFAULT_SETTINGS: Final = Path("specloom.yaml")
DEFAULT_OUTPUT: Final = Path("generated")


def project(
    languages: Sequence[LanguageFolder],
    *,
    config: Path | None,
    spec: str | None,
    out: Path | None,
    allow_network: bool,
) -> Project:
    """What the options ask for. A document given without settings is generated in every language.

    Raises:
        SpecError: The settings are missing or wrong.
    """
    if spec is not None and config is None:
        return Project(loader(spec, allow_network), out or DEFAULT_OUTPUT, tuple(languages), {}, _files(spec))
    path = config or DEFAULT_SETTINGS
    settings, locate = read_settings(path)
    document = spec if spec is not None else _beside(path, settings.document)
    return Project(
        load=loader(document, allow_network),
        output=out or path.parent / settings.output,
        languages=_chosen(languages, settings, locate),
        chosen={name: target.chosen() for name, target in settings.targets.items()},
        sources=(path, *_files(document)),
    )


def loader(document: str, allow_network: bool) -> Callable[[], Document]:
    """The first stage for a path, ``-`` or an https URL, not yet begun."""
    if is_address(document):
        from specloom.cli.fetching import fetch  # here, because a client of the network takes long to import

        return partial(fetch, document, allowed=allow_network)
    return partial(load, document)


def _files(document: str) -> tuple[Path, ...]:
    """The document, if it is a file."""
    return () if is_address(document) or document == "-" else (Path(document),)


def is_address(document: str) -> bool:
    """Whether this names a resource of the network, not a file."""
    return "://" in document


def _beside(settings: Path, document: str) -> str:
    return document if is_address(document) or document == "-" else str(settings.parent / document)


def _chosen(
    languages: Sequence[LanguageFolder], settings: Settings, locate: Callable[[tuple[str, ...]], Location]
) -> tuple[LanguageFolder, ...]:
    by_name = {language.name: language for language in languages}
    unknown = [name for name in settings.targets if name not in by_name]
    if unknown:
        known = ", ".join(by_name)
        message, remedy = f"{unknown[0]} is not a language here", f"known are {known}; --templates DIR adds one"
        raise SpecError(Diagnostic.error("unknown-language", message, locate(("targets", unknown[0])), remedy))
    return tuple(by_name[name] for name in settings.targets)


def read_settings(path: Path) -> tuple[Settings, Callable[[tuple[str, ...]], Location]]:
    """The settings in a file, and where each of them stands in it.

    Raises:
        SpecError: There is no such file, it is not YAML, or not settings.
    """
    # Imported here: pydantic costs a run that has no settings file more than reading its document.
    from specloom import settings
    from specloom.loader.parse import parse
    from specloom.loader.source import read_file

    if not path.exists():
        remedy = "write one, or name a document: specloom generate --spec DOC --out DIR"
        raise SpecError(Diagnostic.error("no-settings", "there are no settings", Location(str(path), 1, 1), remedy))
    source = read_file(path, Limits())
    parsed = parse(source, Limits())

    def locate(way: tuple[str, ...]) -> Location:
        return source.at(*parsed.places.find(way), "/" + "/".join(way))

    return settings.parse(parsed.values, locate), locate
