"""Does a pattern find a text? All ways through the pattern are followed at once, so no pattern can be made to hang."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from specloom.resolver.examples.parsing import Unsupported, codes, holds, parsed

_LARGEST_PROGRAM: Final = 4_000
_MOST_STEPS: Final = 100_000
"""Steps of a program on one text, look-ahead included; a longer search has no answer."""

Step = int
Test = Callable[[str], bool]
Place = Callable[[str, int], bool]


def finds(pattern: str, text: str) -> bool | None:
    """Whether an unanchored search for the pattern finds something, as Python reads it; ``None`` where that is not known."""
    program = _program(pattern)
    if program is None:
        return None
    try:
        return _Search(text).run(program, 0, anywhere=True)
    except Unsupported:
        return None


@dataclass(frozen=True, slots=True)
class _Character:
    """Takes a character of some kind."""

    takes: Test


@dataclass(frozen=True, slots=True)
class _Fork:
    """Goes on at several steps."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _At:
    """Goes on where the place is right."""

    here: Place


@dataclass(frozen=True, slots=True)
class _Ahead:
    """Goes on where another program finds something from here on, or nothing."""

    program: tuple[_Instruction, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """The end."""


_Instruction = _Character | _Fork | _At | _Ahead | _Found


@lru_cache(maxsize=512)
def _program(pattern: str) -> tuple[_Instruction, ...] | None:
    try:
        return _Compiler().whole(parsed(pattern))
    except (Unsupported, RecursionError):
        return None


@dataclass
class _Compiler:
    """Turns a parsed pattern into a program."""

    program: list[_Instruction] = field(default_factory=list)

    def whole(self, items: Any) -> tuple[_Instruction, ...]:
        self._sequence(items)
        self._add(_Found())
        return tuple(self.program)

    def _add(self, instruction: _Instruction) -> Step:
        if len(self.program) >= _LARGEST_PROGRAM:
            raise Unsupported
        self.program.append(instruction)
        return len(self.program) - 1

    def _sequence(self, items: Any) -> None:
        for code, argument in items:
            self._item(code, argument)

    def _item(self, code: Any, argument: Any) -> None:
        if code is codes.LITERAL:
            self._add(_Character(lambda character: ord(character) == argument))
        elif code is codes.NOT_LITERAL:
            self._add(_Character(lambda character: ord(character) != argument))
        elif code is codes.ANY:
            self._add(_Character(lambda character: character != "\n"))
        elif code is codes.IN:
            self._add(_Character(lambda character: holds(argument, character)))
        elif code is codes.SUBPATTERN and not (argument[1] or argument[2]):
            self._sequence(argument[3])
        elif code is codes.BRANCH:
            self._branch(argument[1])
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            self._repeat(*argument)
        elif code is codes.AT and argument in _PLACES:
            self._add(_At(_PLACES[argument]))
        elif code in (codes.ASSERT, codes.ASSERT_NOT) and argument[0] > 0:
            self._add(_Ahead(_Compiler().whole(argument[1]), code is codes.ASSERT))
        else:
            raise Unsupported

    def _branch(self, branches: Iterable[Any]) -> None:
        fork, starts, ends = self._add(_Found()), [], []
        for branch in branches:
            starts.append(len(self.program))
            self._sequence(branch)
            ends.append(self._add(_Found()))
        self.program[fork] = _Fork(tuple(starts))
        for end in ends:
            self.program[end] = _Fork((len(self.program),))

    def _repeat(self, least: int, most: int, items: Any) -> None:
        for _ in range(least):
            self._sequence(items)
        if most is codes.MAXREPEAT:
            fork = self._add(_Found())
            self._sequence(items)
            self._add(_Fork((fork,)))
            self.program[fork] = _Fork((fork + 1, len(self.program)))
            return
        forks = []
        for _ in range(most - least):
            forks.append(self._add(_Found()))
            self._sequence(items)
        for fork in forks:
            self.program[fork] = _Fork((fork + 1, len(self.program)))


def _is_word(text: str, position: int) -> bool:
    return 0 <= position < len(text) and (text[position].isalnum() or text[position] == "_")


def _is_boundary(text: str, position: int) -> bool:
    return _is_word(text, position - 1) != _is_word(text, position)


_PLACES: Final[dict[Any, Place]] = {
    codes.AT_BEGINNING: lambda text, position: position == 0,
    codes.AT_BEGINNING_STRING: lambda text, position: position == 0,
    codes.AT_END: lambda text, position: position == len(text) or text[position:] == "\n",
    codes.AT_END_STRING: lambda text, position: position == len(text),
    codes.AT_BOUNDARY: _is_boundary,
    codes.AT_NON_BOUNDARY: lambda text, position: not _is_boundary(text, position),
}


class _Search:
    """Runs programs on one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._steps = 0

    def run(self, program: tuple[_Instruction, ...], start: int, *, anywhere: bool) -> bool:
        """Whether the program finds something from ``start`` on, or beginning anywhere after it."""
        waiting: list[Step] = [0]
        for position in range(start, len(self._text) + 1):
            reached = self._reached(program, waiting, position)
            if any(isinstance(program[step], _Found) for step in reached):
                return True
            if position == len(self._text):
                break
            character = self._text[position]
            waiting = [step + 1 for step in reached if _takes(program[step], character)]
            if anywhere:
                waiting.append(0)
            elif not waiting:
                break
        return False

    def _reached(self, program: tuple[_Instruction, ...], waiting: list[Step], position: int) -> set[Step]:
        """Every step that is reached without taking a character."""
        reached: set[Step] = set()
        while waiting:
            step = waiting.pop()
            if step in reached:
                continue
            reached.add(step)
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise Unsupported
            match program[step]:
                case _Fork(steps):
                    waiting.extend(steps)
                case _At(here) if here(self._text, position):
                    waiting.append(step + 1)
                case _Ahead(inner, wanted) if self.run(inner, position, anywhere=False) is wanted:
                    waiting.append(step + 1)
                case _:
                    pass
        return reached


def _takes(instruction: _Instruction, character: str) -> bool:
    return isinstance(instruction, _Character) and instruction.takes(character)
