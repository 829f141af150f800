"""Which languages there are: every folder with a ``target.py`` is one, and nothing here knows their names."""

from __future__ import annotations

import importlib
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from specloom.target import Language

PACKAGE: Final = "specloom_templates"
"""Languages are its submodules, so that a folder's modules import each other relatively, wherever it lies."""


class LanguageError(Exception):
    """A folder of templates that is none; the message is one line for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class LanguageFolder:
    """A language that was found and not loaded yet: loading runs its code.

    Attributes:
        path: Where it lies.
    """

    path: Path

    @property
    def name(self) -> str:
        """The folder's name, which is the language's and that of its folder in the output."""
        return self.path.name

    def load(self) -> Language:
        """The language.

        Raises:
            LanguageError: Its code fails, or its target has another name.
        """
        from specloom.target import Language

        place = self.path / "target.py"
        try:
            target = importlib.import_module(f"{_package(self.path)}.target").TARGET
        except Exception as error:
            raise LanguageError(f"{place}: does not load: {type(error).__name__}: {error}") from error
        if target.name != self.name:
            raise LanguageError(f"{place}: the target is called {target.name}, its folder {self.name}")
        return Language(target, self.path)


def templates_root() -> Path:
    """The folder of the languages that come with Specloom: inside the package in a wheel, beside ``generator`` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"


def discover(*roots: Path) -> tuple[LanguageFolder, ...]:
    """The languages below some folders, by name; a later folder's language replaces an earlier one of the same name.

    Args:
        roots: Each holds folders of languages, or is one.

    Raises:
        LanguageError: There is no such folder, or no language in it.
    """
    found = {language.name: language for root in roots for language in _languages(root)}
    return tuple(found[name] for name in sorted(found))


def _languages(root: Path) -> Iterable[LanguageFolder]:
    if not root.is_dir():
        raise LanguageError(f"{root}: there is no such folder of templates")
    folders = [root] if _is_language(root) else [folder for folder in sorted(root.iterdir()) if _is_language(folder)]
    if not folders:
        raise LanguageError(f"{root}: no folder in it has a target.py, so there is no language")
    return [LanguageFolder(folder.resolve()) for folder in folders]


def _is_language(folder: Path) -> bool:
    return (folder / "target.py").is_file()


def _package(folder: Path) -> str:
    """Registers the folder as a package and returns the package's name."""
    shipped = folder.parent == templates_root()
    # Two folders elsewhere may have the same name, and both may be loaded by one process.
    leaf = folder.name if shipped else f"{folder.name}_{zlib.crc32(str(folder).encode()):08x}"
    _register(PACKAGE, [])
    return _register(f"{PACKAGE}.{leaf}", [str(folder)])


def _register(name: str, path: list[str]) -> str:
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = path
        sys.modules[name] = package
    return name
