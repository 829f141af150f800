"""A language at work in a process of its own: it loads while the document is read, and then makes its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from specloom.beside import Beside, Receive, give_all
from specloom.manifests import is_manifest, remembered
from specloom.renderer.discovery import LanguageFolder

if TYPE_CHECKING:
    from specloom.ir import Api
    from specloom.target import PackageInfo, Tree


@dataclass(frozen=True, slots=True)
class Wish:
    """What is special about one target: its package, and the names of an earlier generation by lasting pointer."""

    package: PackageInfo
    given: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of an API: one order for all makers, each of which looks up its own wish by its language's name."""

    api: Api
    wishes: Mapping[str, Wish]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of it.

    Attributes:
        names: The name given to each declaration, by lasting pointer.
        owned: Files that are their owner's once written.
        manifests: Files that their owner may change key by key: the digest of each value, by key.
    """

    tree: Tree
    names: Mapping[str, str]
    owned: frozenset[PurePosixPath]
    manifests: Mapping[PurePosixPath, Mapping[str, str]]


class Makers:
    """A maker for each language, by name; none is at work before :meth:`start`."""

    def __init__(self, languages: Iterable[LanguageFolder], stack: ExitStack) -> None:
        self._languages = tuple(languages)
        self._stack = stack
        self._at_work: dict[str, Beside[Made]] = {}

    def start(self) -> None:
        """Lets them load their languages; once is enough."""
        if not self._at_work:
            self._at_work = {
                language.name: self._stack.enter_context(Beside(partial(_make, language)))
                for language in self._languages
            }

    def give(self, order: Order) -> None:
        """Tells them what to make."""
        give_all(self._at_work.values(), order)

    def __getitem__(self, language: str) -> Beside[Made]:
        """The maker of one language, at work."""
        return self._at_work[language]


@contextmanager
def makers(languages: Iterable[LanguageFolder]) -> Iterator[Makers]:
    """Makers that end with the block, those too whose result nobody asked for."""
    with ExitStack() as stack:
        yield Makers(languages, stack)


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
    wish = order.wishes[folder.name]
    plan = language.target.plan(order.api, wish.package, order.api.remembered(wish.given))
    tree = render(order.api, plan, language, wish.package, templates)
    paths = [manifest.path for manifest in plan.manifests if is_manifest(manifest.path)]
    return Made(
        tree, order.api.to_remember(plan.names), plan.owned, {path: remembered(path, tree[path]) for path in paths}
    )
