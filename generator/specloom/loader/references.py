"""References: each is found, checked, and rewritten to a pointer into one tree that holds every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from specloom.diagnostics import Diagnostic, Diagnostics, SpecError
from specloom.loader.broken import Broken, settle
from specloom.loader.files import BUNDLE, Files, Refused
from specloom.loader.grammar import Kind, Rules, Site, walk
from specloom.loader.limits import Limits
from specloom.loader.pointers import tokens_of, trail_of
from specloom.loader.targets import Target, Targets
from specloom.location import Location


@dataclass(frozen=True, slots=True)
class _Link:
    """A reference that was understood: the object and the member that spell it, and what it means."""

    holder: dict[str, Any]
    member: str
    place: Target
    target: Target


def link(files: Files, grammar: Mapping[Kind, Rules], limits: Limits, found: Diagnostics) -> None:
    """Rewrites every reference of the document, in place, to ``#/...`` from the root of the document.

    The files that references bring in become members of ``x-specloom-files`` at the root, by relative path.

    Args:
        files: The document; extended by the files that it refers to.
        grammar: The grammar of the document's version.
        limits: The files allowed, and the faults reported.
        found: Extended by warnings.

    Raises:
        SpecError: When a reference is dangling, forbidden, circular, or no string, and a validator would follow it.
    """
    linker = _Linker(files, grammar, limits, found)
    linker.visit()
    linker.check_circles()
    linker.settle()
    found.raise_errors()
    linker.rewrite()


class _Linker:
    def __init__(self, files: Files, grammar: Mapping[Kind, Rules], limits: Limits, found: Diagnostics) -> None:
        self._files = files
        self._targets = Targets(files)
        self._grammar = grammar
        self._limits = limits
        self._found = found
        self._links: list[_Link] = []
        self._broken: list[Broken] = []
        self._queue: list[tuple[Target, Kind]] = [(Target("", ()), Kind.DOCUMENT)]

    def visit(self) -> None:
        """Walks the document and every target, whatever file and member it stands in."""
        seen: set[tuple[int, Kind]] = set()
        for target, kind in self._queue:  # grows while it is read
            value = self._files.value(target.name, target.tokens)
            for site in walk(value, kind, trail_of(target.tokens), self._grammar, seen):
                if "$ref" in site.value:
                    self._reference(site, target.name)
                if site.kind is Kind.SCHEMA and "discriminator" in site.value:
                    self._discriminator(site, target.name)
                if site.kind is Kind.LINK and isinstance(site.value.get("operationRef"), str):
                    self._linked(site.value, "operationRef", Target(target.name, tokens_of(site.trail)), Kind.OPERATION)

    def check_circles(self) -> None:
        """Finds references that lead to references for ever; recursion through a schema's parts is no such thing."""
        links = {id(link.holder): link for link in self._links if link.member == "$ref"}
        known: set[int] = set()
        for start in links:
            chain, here = dict[int, None](), start
            while here in links and here not in known and here not in chain:
                chain[here] = None
                here = id(self._files.value(links[here].target.name, links[here].target.tokens))
            if here in chain:
                link = links[here]
                message = "the references from here lead back to here"
                self._break(link.holder, link.place, "circular-reference", message)
            known.update(chain)

    def settle(self) -> None:
        """Reports what is broken; where the document can do without, it says nothing from now on."""
        if not self._broken:
            return
        targets = {id(link.holder): link.target for link in self._links if link.member == "$ref"}
        settle(self._broken, targets, self._files, self._limits, self._found)
        broken = {id(each.holder) for each in self._broken}
        self._links = [link for link in self._links if id(link.holder) not in broken]

    def rewrite(self) -> None:
        """Makes the document one tree. Nothing else reads the values while this runs."""
        for link in self._links:
            link.holder[link.member] = "#" + link.target.pointer
        root = self._files.values("")
        others = {name: parsed.values for name, parsed in self._files.parsed.items() if name}
        if others:
            root[BUNDLE] = others

    def _reference(self, site: Site, name: str) -> None:
        place = Target(name, tokens_of(site.trail))
        reference = site.value["$ref"]
        if not isinstance(reference, str):
            self._break(site.value, place, "bad-reference", "a $ref is not a string")
            return
        try:
            target = self._targets.resolve(reference, place)
        except Refused as error:
            message = f"the $ref {_quoted(reference)} is refused: {error}"
            self._break(site.value, place, "forbidden-reference", message)
        except SpecError as error:
            self._broken.append(Broken(site.value, error.diagnostics))
        except KeyError:
            message = f"the $ref {_quoted(reference)} leads to nothing"
            remedy = self._targets.hint(reference, name) if len(self._broken) < self._limits.faults else ""
            self._break(site.value, place, "dangling-reference", message, remedy)
        else:
            self._links.append(_Link(site.value, "$ref", place, target))
            self._queue.append((target, site.kind))

    def _discriminator(self, site: Site, name: str) -> None:
        """Its values are schema names or references; a wrong one harms only itself."""
        discriminator, place = site.value["discriminator"], Target(name, (*tokens_of(site.trail), "discriminator"))
        if not isinstance(discriminator, dict):
            return
        self._mapping(discriminator, "defaultMapping", place)
        mapping = discriminator.get("mapping")
        if isinstance(mapping, dict):
            for key in mapping:
                self._mapping(mapping, key, Target(name, (*place.tokens, "mapping")))

    def _mapping(self, holder: dict[str, Any], key: str, parent: Target) -> None:
        reference, place = holder.get(key), Target(parent.name, (*parent.tokens, key))
        if not isinstance(reference, str) or not _is_reference(reference):
            return
        if not self._linked(holder, key, place, Kind.SCHEMA):
            message = f"the mapping to {_quoted(reference)} leads to no schema of the document and means nothing"
            self._found.add(Diagnostic.warning("bad-mapping", message, self._at(place), "point it at a schema"))

    def _linked(self, holder: dict[str, Any], member: str, place: Target, kind: Kind) -> bool:
        """Follows a reference that is no ``$ref`` and harms only itself where it is wrong; whether it leads to something."""
        try:
            target = self._targets.resolve(holder[member], place)
        except (Refused, KeyError, SpecError):
            return False
        self._links.append(_Link(holder, member, place, target))
        self._queue.append((target, kind))
        return True

    def _break(self, holder: dict[str, Any], place: Target, code: str, message: str, remedy: str = "") -> None:
        location = self._at(Target(place.name, (*place.tokens, "$ref")))
        self._broken.append(Broken(holder, (Diagnostic.error(code, message, location, remedy),)))

    def _at(self, place: Target) -> Location:
        return self._files.parsed[place.name].at(place.tokens)


def _is_reference(text: str) -> bool:
    """Whether a mapping value is a reference rather than a schema's name, which has neither a slash nor a suffix."""
    return "#" in text or "/" in text or text.endswith((".json", ".yaml", ".yml")) or ":" in text


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 100 else text[:97] + "...")
