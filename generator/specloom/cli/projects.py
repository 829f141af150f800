"""From options and settings to a project: which document, which languages, where to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader import Document, Limits, load
from specloom.location import Location
from specloom.pipeline import Project
from specloom.renderer.discovery import LanguageFolder

DEFAULT_SETTINGS: Final = Path("specloom.yaml")
DEFAULT_OUTPUT: Final = Path("generated")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A settings file as it was read: its values, which may be anything, and where each of them stands in it."""

    values: Any
    locate: Callable[[tuple[str, ...]], Location]

    def verify(self) -> None:
        """Holds the values against the model.

        Raises:
            SpecError: They are no settings.
        """
        # Imported here: pydantic takes longer to import than a run that finds everything current.
        from specloom import settings

        settings.parse(self.values, self.locate)

    @property
    def overlays(self) -> list[str]:
        """Overlays by their paths, relative to the settings, which have an outline."""
        return list(self.values.get("overlays", ()))

    def has_outline(self, languages: Collection[str]) -> bool:
        """Whether the values are settings but for what they say about each target."""
        match self.values:
            case {"document": str(), "targets": dict() as targets, **others}:
                described = bool(targets) and all(isinstance(target, dict) for target in targets.values())
                return all(map(_is_optional, others.items())) and described and {*targets} <= {*languages}
            case _:
                return False


def _is_optional(setting: tuple[object, object]) -> bool:
    """Whether this is a setting that may be left out, and of the right kind."""
    match setting:
        case ("output", str()):
            return True
        case ("overlays", list(paths)):
            return all(isinstance(path, str) for path in paths)
        case _:
            return False


def project(
    languages: Sequence[LanguageFolder],
    *,
    config: Path | None,
    spec: str | None,
    overlays: Sequence[Path],
    out: Path | None,
    allow_network: bool,
) -> Project:
    """What the options ask for. A document given without settings is generated in every language.

    Args:
        overlays: Applied after those of the settings.

    Raises:
        SpecError: The settings are missing or their outline is wrong; ``verify`` of the project tells what else is.
    """
    if spec is not None and config is None:
        output = out or DEFAULT_OUTPUT
        load = loader(spec, allow_network, overlays)
        return Project(load, output, tuple(languages), {}, (*_files(spec), *overlays), lambda: None)
    path = config or DEFAULT_SETTINGS
    file = read_settings(path)
    if not file.has_outline([language.name for language in languages]):
        file.verify()
    document = spec if spec is not None else _beside(path, file.values["document"])
    overlays = (*(path.parent / overlay for overlay in file.overlays), *overlays)
    return Project(
        load=loader(document, allow_network, overlays),
        output=out or path.parent / file.values.get("output", DEFAULT_OUTPUT),
        languages=_chosen(languages, file),
        chosen=file.values["targets"],
        sources=(path, *_files(document), *overlays),
        verify=file.verify,
    )


def loader(document: str, allow_network: bool, overlays: Sequence[Path] = ()) -> Callable[[], Document]:
    """The first stage for a path, ``-`` or an https URL, not yet begun."""
    if is_address(document):
        from specloom.cli.fetching import fetch  # here, because a client of the network takes long to import

        return partial(fetch, document, allowed=allow_network, overlays=overlays)
    return partial(load, document, overlays=overlays)


def _files(document: str) -> tuple[Path, ...]:
    """The document, if it is a file."""
    return () if is_address(document) or document == "-" else (Path(document),)


def is_address(document: str) -> bool:
    """Whether this names a resource of the network, not a file."""
    return "://" in document


def _beside(settings: Path, document: str) -> str:
    return document if is_address(document) or document == "-" else str(settings.parent / document)


def _chosen(languages: Sequence[LanguageFolder], file: SettingsFile) -> tuple[LanguageFolder, ...]:
    by_name = {language.name: language for language in languages}
    targets = file.values["targets"]
    unknown = [name for name in targets if name not in by_name]
    if unknown:
        known = ", ".join(by_name)
        message, remedy = f"{unknown[0]} is not a language here", f"known are {known}; --templates DIR adds one"
        raise SpecError(Diagnostic.error("unknown-language", message, file.locate(("targets", unknown[0])), remedy))
    return tuple(by_name[name] for name in targets)


def read_settings(path: Path) -> SettingsFile:
    """A settings file, not held against the model yet.

    Raises:
        SpecError: There is no such file, or it is not YAML.
    """
    from specloom.loader.parse import parse
    from specloom.loader.source import read_file

    if not path.exists():
        remedy = "write one, or name a document: specloom generate --spec DOC --out DIR"
        raise SpecError(Diagnostic.error("no-settings", "there are no settings", Location(str(path), 1, 1), remedy))
    source = read_file(path, Limits())
    parsed = parse(source, Limits())

    def locate(way: tuple[str, ...]) -> Location:
        return parsed.at(way)

    return SettingsFile(parsed.values, locate)
