"""A language at work in a process of its own: it loads while the document is read, and then makes its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from specloom.beside import Beside, Receive
from specloom.renderer.discovery import LanguageFolder

if TYPE_CHECKING:
    from specloom.ir import Api, Identity
    from specloom.target import PackageInfo, Tree


@dataclass(frozen=True, slots=True)
class Order:
    """What to make; ``given`` are the names of an earlier generation."""

    api: Api
    package: PackageInfo
    given: Mapping[Identity, str]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of it: the files, the names given in them, and those files that are their owner's once written."""

    tree: Tree
    names: Mapping[Identity, str]
    owned: frozenset[PurePosixPath]


class Makers:
    """A maker for each language, inside a ``with`` statement: none is at work before :meth:`start`."""

    def __init__(self, languages: Iterable[LanguageFolder]) -> None:
        self._languages = tuple(languages)
        self._stack = ExitStack()
        self._at_work: dict[str, Beside[Made]] = {}

    def __enter__(self) -> Makers:
        return self

    def __exit__(self, *failure: object) -> None:
        """Ends those whose result nobody asked for."""
        self._stack.close()

    def start(self) -> None:
        """Lets them load their languages; once is enough."""
        if not self._at_work:
            self._at_work = {
                language.name: self._stack.enter_context(Beside(partial(_make, language)))
                for language in self._languages
            }

    def __getitem__(self, language: str) -> Beside[Made]:
        """The maker of one language, at work: give it an :class:`Order`."""
        return self._at_work[language]


def _make(folder: LanguageFolder, receive: Receive) -> Made:
    """Plan and render, once everything that needs no document is at hand.

    Raises:
        LanguageError: The folder's code does not load.
    """
    # Imported here, in the child: the template engine and the language take as long to load as the document to read.
    from specloom.renderer.rendering import Templates, render

    language = folder.load()
    templates = Templates.of(language)
    order: Order = receive()
    plan = language.target.plan(order.api, order.package, order.given)
    return Made(render(order.api, plan, language, order.package, templates), plan.names, plan.owned)
