"""Work done beside other work: in a forked child where the system has one, else when its result is asked for."""

from __future__ import annotations

import io
import operator
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final, Generic, NoReturn, TypeAlias, TypeVar, cast

Result = TypeVar("Result")

Receive: TypeAlias = Callable[[], Any]
"""Waits for what the caller gives, and returns it."""

CAN_FORK: Final = hasattr(os, "fork")


class RaisedInChildError(Exception):
    """Where in the child an exception came from: the text of its traceback, as the cause of what the parent raises."""


@dataclass(frozen=True, slots=True)
class _Child:
    """A forked process, the pipe that it is given things through, and the pipe that it answers through."""

    process: int
    orders: int
    answers: int


class Beside(Generic[Result]):
    """A function that runs beside the block of a ``with`` statement, which asks for the result when it needs it.

    A thread would not do: the work is Python, and Python runs one thread at a time. A forked child has all that the
    parent has loaded, so it starts at once; its result, or the exception it raised, comes back through a pipe.

    Args:
        work: Changes nothing that anybody else sees; what it returns or raises can be pickled. It may prepare itself
            before it calls its argument, which waits for what :meth:`give` is given.
    """

    def __init__(self, work: Callable[[Receive], Result]) -> None:
        self._work = work
        self._given: object = None
        self._child: _Child | None = None

    def __enter__(self) -> Beside[Result]:
        # A fork copies one thread alone, and locks that the others hold stay locked in the child for ever.
        if CAN_FORK and threading.active_count() == 1:
            self._child = _fork(self._work)
        return self

    def __exit__(self, *failure: object) -> None:
        """Ends the child where the block failed before it asked for the result."""
        if self._child is not None:
            os.kill(self._child.process, signal.SIGKILL)
            self._reap(self._child)

    def give(self, order: object) -> None:
        """Hands the work what it waits for. To be called once at most."""
        give_all([self], order)

    def take(self, order: object, pickled: bytes | None) -> None:
        """Receives an order and its pickle; without one this process works itself, when it is asked for the result."""
        self._given = order
        if self._child is None:
            return
        if pickled is None:
            self.__exit__()
            return
        try:
            with os.fdopen(os.dup(self._child.orders), "wb") as pipe:
                pipe.write(pickled)
        except BrokenPipeError:
            return  # the work ended without waiting; its answer says why

    def result(self) -> Result:
        """What the work returns; waits for it. To be asked once.

        Raises:
            BaseException: What the work raised.
            ChildProcessError: The child ended without an answer: something killed it.
        """
        if self._child is None:
            return self._work(lambda: self._given)
        with os.fdopen(os.dup(self._child.answers), "rb") as pipe:
            answer = pipe.read()
        status = self._reap(self._child)
        if not answer:
            raise ChildProcessError(f"a child process ended with status {status} and without an answer")
        value, trace = pickle.loads(answer)
        if trace is not None:
            raise value from RaisedInChildError(trace)
        return cast(Result, value)

    def _reap(self, child: _Child) -> int:
        os.close(child.orders)
        os.close(child.answers)
        self._child = None
        return os.waitpid(child.process, 0)[1]


def give_all(works: Iterable[Beside[Any]], order: object) -> None:
    """Hands several works the same order, pickled once."""
    try:
        pickled = _pickled(order)
    except RecursionError:
        pickled = None  # too deep to pickle, though not to work on
    for work in works:
        work.take(order, pickled)


def _pickled(order: object) -> bytes:
    pipe = io.BytesIO()
    _Pickler(pipe).dump(order)
    return pipe.getvalue()


class _Pickler(pickle.Pickler):
    """Pickles a dataclass with slots as a call of its class, in half the time that its own way takes."""

    def reducer_override(self, value: Any) -> Any:
        """The class and what to call it with."""
        arguments = _arguments_of(type(value))  # type: ignore[arg-type]  # a class is hashable; its values need not be
        return NotImplemented if arguments is None else (type(value), arguments(value))


@cache
def _arguments_of(class_: type) -> Callable[[object], tuple[object, ...]] | None:
    """What makes a value of a class again; ``None`` where its fields alone do not."""
    if not is_dataclass(class_) or "__slots__" not in vars(class_):
        return None
    names = [field.name for field in fields(class_)]
    if not names or not all(field.init and not field.kw_only for field in fields(class_)):
        return None
    take = operator.attrgetter(*names)
    return take if len(names) > 1 else lambda value: (take(value),)


def _fork(work: Callable[[Receive], object]) -> _Child:
    orders, give = os.pipe()
    take, answers = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(give)
        os.close(take)
        _serve(work, orders, answers)
    os.close(orders)
    os.close(answers)
    return _Child(process, give, take)


def _serve(work: Callable[[Receive], object], orders: int, answers: int) -> NoReturn:
    """The child's whole life."""
    status = 1
    try:
        with os.fdopen(orders, "rb") as given, os.fdopen(answers, "wb") as pipe:
            pipe.write(_answer(lambda: work(lambda: pickle.load(given))))
        status = 0
    finally:
        # What the parent does at its end, such as writing out its buffers, is not the child's to do.
        os._exit(status)


def _answer(work: Callable[[], object]) -> bytes:
    """What the work returned and ``None``, or what it raised and the text of the traceback, which cannot be pickled."""
    try:
        return pickle.dumps((work(), None))
    except BaseException as error:  # noqa: BLE001 (raised again where the result is asked for)
        return pickle.dumps((_sendable(error), traceback.format_exc()))


def _sendable(error: BaseException) -> BaseException:
    """The exception, or one that says the same where it cannot be made again out of its pickle."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 (anything may go wrong in the pickling of a stranger's class)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
