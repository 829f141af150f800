"""Faults in the document: what is wrong, where it stands, and what the user can do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from specloom.location import Location


class Severity(Enum):
    """How much a fault stops: an error stops the run, a warning is carried along."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of the document.

    Attributes:
        severity: Whether the run can go on.
        code: Stable kebab-case name of the kind of fault, such as ``dangling-reference``.
        message: One sentence without a closing full stop.
        location: Where the fault stands.
        remedy: What the user can do, an imperative without a closing full stop; empty when the message says it.
        related: Other places the fault is about, such as the first of two equal keys.
    """

    severity: Severity
    code: str
    message: str
    location: Location
    remedy: str = ""
    related: tuple[Location, ...] = ()

    @classmethod
    def error(
        cls, code: str, message: str, location: Location, remedy: str = "", related: tuple[Location, ...] = ()
    ) -> Diagnostic:
        """A fault that stops the run."""
        return cls(Severity.ERROR, code, message, location, remedy, related)

    @classmethod
    def warning(
        cls, code: str, message: str, location: Location, remedy: str = "", related: tuple[Location, ...] = ()
    ) -> Diagnostic:
        """A fault the run carries along."""
        return cls(Severity.WARNING, code, message, location, remedy, related)

    def __str__(self) -> str:
        """One line: ``file:line:column: error: message (remedy)``."""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return one_line(f"{self.location}: {self.severity.value}: {self.message}{remedy}")


class SpecError(Exception):
    """The document cannot be used; carries the reasons in the order they were found, at least one."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        if not diagnostics:
            raise ValueError("a SpecError needs at least one diagnostic")
        super().__init__(*diagnostics)
        self.diagnostics: tuple[Diagnostic, ...] = diagnostics

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)


@dataclass(slots=True)
class Diagnostics:
    """Collects faults in the order they are found; the same fault at the same place is kept once."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keeps the diagnostic unless an equal one is there already."""
        self._found.setdefault(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Adds each in turn."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(tuple(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those that stop the run."""
        return tuple(found for found in self._found if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Those that are carried along."""
        return tuple(found for found in self._found if found.severity is Severity.WARNING)

    def raise_errors(self) -> None:
        """Stops the run when there is a reason to.

        Raises:
            SpecError: With every error collected so far.
        """
        if self.errors:
            raise SpecError(*self.errors)


def one_line(text: str) -> str:
    r"""The text with every character that ends a line or drives a terminal spelled as an escape.

    A name from a stranger's document must not be able to forge a second line of output. A backslash stays as it is.
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in text)
