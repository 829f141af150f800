"""Names of declarations: the collision rules of the docs' format, the same for every language.

A language says how words are spelled and which declarations share a scope; the rules decide who keeps a contested name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from specloom.ir import Declaration, Enum, Identity, Model, Name, Union
from specloom.target.casing import pascal
from specloom.target.code import Ident
from specloom.target.scopes import DEVICES

Spelling = Callable[[Name], str]
_LONGEST_NAME: Final = 90
"""Letters and digits, of an owner's name and an own one together; a file is called like its type."""


def name_declarations(
    declarations: Sequence[Declaration],
    *,
    given: Mapping[Identity, str],
    reserved: Iterable[str] = (),
    spell: Spelling = pascal,
) -> dict[Identity, Ident]:
    """A free, stable name for every declaration of one scope.

    Args:
        declarations: All that share the scope, in document order.
        given: Names of an earlier generation: an incumbent keeps its name, and whoever collides with it yields.
        reserved: Names that no declaration may have here.

    Returns:
        A name by identity, unique without regard to case.
    """
    newcomers = [declaration for declaration in declarations if declaration.identity not in given]
    kept = {
        declaration.identity: given[declaration.identity]
        for declaration in declarations
        if declaration.identity in given
    }
    proposal = {declaration.identity: spell(declaration.name) for declaration in newcomers}
    contest = _Contest(newcomers, proposal, {name.lower() for name in (*kept.values(), *reserved, *DEVICES)}, spell)
    for rule in (_union_and_its_variants, _single_valued_enums, _inline_types, _enum_against_class):
        rule(contest)
    return {identity: Ident(name) for identity, name in (kept | contest.settle()).items()}


def _legal(name: str) -> str:
    """No language lets a type begin with a digit."""
    return f"T{name}" if name[:1].isdigit() else name


class _Contest:
    """Declarations of a first generation, their proposed names, and who collides with whom."""

    def __init__(
        self, declarations: Sequence[Declaration], names: dict[Identity, str], taken: set[str], spell: Spelling
    ) -> None:
        self.declarations = declarations
        self.names = names
        self.taken = taken
        self.spell = spell

    def collisions(self) -> list[list[Declaration]]:
        """Groups of two or more that want one name, or of any that want a taken one."""
        groups: defaultdict[str, list[Declaration]] = defaultdict(list)
        for declaration in self.declarations:
            groups[self.names[declaration.identity].lower()].append(declaration)
        return [group for name, group in groups.items() if len(group) > 1 or name in self.taken]

    def settle(self) -> dict[Identity, str]:
        """Names as they stand, components first, a number behind whatever still collides."""
        taken = set(self.taken)
        for declaration in sorted(self.declarations, key=lambda declaration: not declaration.origin.is_component):
            wanted = _legal(self.names[declaration.identity])[:_LONGEST_NAME]
            name, number = wanted, 2
            while name.lower() in taken:
                name, number = f"{wanted}{number}", number + 1
            taken.add(name.lower())
            self.names[declaration.identity] = name
        return self.names


def _union_and_its_variants(contest: _Contest) -> None:
    """The union becomes ``XUnion``; one inline variant keeps ``X``, several are ``X1``, ``X2``, …"""
    for group in contest.collisions():
        for union in [declaration for declaration in group if isinstance(declaration, Union)]:
            variants = [declaration for declaration in group if declaration.origin.variant_of == union.identity]
            if not variants:
                continue
            name = contest.names[union.identity]
            contest.names[union.identity] = f"{name}Union"
            if len(variants) > 1:
                for number, variant in enumerate(variants, 1):
                    contest.names[variant.identity] = f"{name}{number}"


def _single_valued_enums(contest: _Contest) -> None:
    """Inline enums that each have one value, all different, take it into their names: ``RoleSystem``, ``RoleUser``."""
    for group in contest.collisions():
        enums = [
            declaration
            for declaration in group
            if isinstance(declaration, Enum) and not declaration.origin.is_component and len(declaration.members) == 1
        ]
        values = {str(enum.members[0].value) for enum in enums}
        if len(enums) > 1 and len(values) == len(enums):
            for enum in enums:
                contest.names[enum.identity] += contest.spell(enum.members[0].name)


def _inline_types(contest: _Contest) -> None:
    """Any other inline types carry their owner's name in front, all of them."""
    for group in contest.collisions():
        for declaration in group:
            owner = declaration.origin.owner
            if not declaration.origin.is_component and owner is not None:
                contest.names[declaration.identity] = contest.spell(owner) + contest.names[declaration.identity]


def _enum_against_class(contest: _Contest) -> None:
    """An enum that still shares a class's name becomes ``XEnum``."""
    for group in contest.collisions():
        if any(isinstance(declaration, Model) for declaration in group):
            for declaration in group:
                if isinstance(declaration, Enum):
                    contest.names[declaration.identity] += "Enum"
