"""Operations that give a stream or a value: who chooses, and what is left to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.ir import Operation
from specloom.target import Code
from specloom.target.operations import event_stream, stream_alternative

from .arguments import Argument
from .operation_constants import Reply


@dataclass(frozen=True, slots=True)
class StreamChoice:
    """Between a stream and a value.

    Attributes:
        fixed: What it comes to, where the caller has none; ``None`` where there is neither a choice nor a stream.
        switch: The argument that makes it, where there is one.
    """

    fixed: bool | None
    switch: Argument | None = None

    @staticmethod
    def of(operation: Operation, taken: tuple[Argument, ...]) -> StreamChoice:
        """The choice that an operation leaves to whoever passes these arguments."""
        if stream_alternative(operation) is None:
            return StreamChoice(True if event_stream(operation) is not None else None)
        switch = next((each for each in taken if each.chooses_stream), None)
        fixed = next((each.fixed_stream for each in taken if each.fixed_stream is not None), None)
        return StreamChoice(fixed) if switch is None else StreamChoice(None, switch)

    def possible(self, promised: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """The replies that it leaves."""
        return tuple(reply for reply in promised if self.fixed is None or reply.is_stream is self.fixed)

    @property
    def condition(self) -> Code | None:
        """Whether a stream is asked for, as source; ``None`` for never."""
        if self.switch is not None:
            return Code(
                f"{self.switch.name} is not False" if self.switch.is_on_by_default else f"{self.switch.name} is True"
            )
        return Code("True") if self.fixed else None
