"""Which types have an author's example, at any depth: the reason to show an optional field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from specloom.ir import Declaration, Field, Identity, Json
from specloom.ir.graph import named, references


class Telling:
    """Answers for fields. Found from the examples backwards, so that circles need no care.

    Args:
        declarations: By identity.
        examples: Examples of declarations.
        field_examples: Examples of fields, by identity of the model and wire name.
    """

    def __init__(
        self,
        declarations: Mapping[Identity, Declaration],
        examples: Mapping[Identity, tuple[Json, ...]],
        field_examples: Mapping[tuple[Identity, str], tuple[Json, ...]],
    ) -> None:
        self._field_examples = field_examples
        users: defaultdict[Identity, list[Identity]] = defaultdict(list)
        for identity, declaration in declarations.items():
            for used in references(declaration):
                users[used].append(identity)
        found = [identity for identity in declarations if examples.get(identity)]
        found += [identity for (identity, _), values in field_examples.items() if values]
        self._telling: set[Identity] = set()
        while found:
            identity = found.pop()
            if identity not in self._telling:
                self._telling.add(identity)
                found.extend(users[identity])

    def field(self, identity: Identity, field: Field) -> bool:
        """The field of that model has an example of its own, or inside its type."""
        own = self._field_examples.get((identity, field.name.wire))
        return bool(own) or any(used in self._telling for used in named(field.type))
