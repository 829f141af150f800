"""Work beside other work: its result, its exceptions, and no process left behind."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field

import pytest

from specloom import beside
from specloom.beside import Beside, Receive


@dataclass(frozen=True, slots=True)
class Plain:
    """One field, and nothing else."""

    value: object


@dataclass(frozen=True, slots=True)
class Particular:
    """Fields that its class cannot be called with, one after the other."""

    first: int
    _: KW_ONLY
    second: int
    third: int = field(init=False, default=3)


@dataclass
class Open:
    """A dataclass that takes more than its fields."""

    value: int


@pytest.fixture(params=["forked", "at once"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds with a child and without one."""
    if request.param == "at once":
        monkeypatch.setattr(beside, "CAN_FORK", False)
    elif not beside.CAN_FORK or threading.active_count() > 1:
        pytest.skip("no fork here: the system has none, or this process has threads")


@pytest.mark.usefixtures("both_ways")
def test_the_result_comes_back() -> None:
    with Beside(lambda _: {"answer": [42] * 100_000}) as work:
        assert work.result() == {"answer": [42] * 100_000}


@pytest.mark.usefixtures("both_ways")
def test_what_the_work_raises_is_raised_where_the_result_is_asked_for() -> None:
    def fails(receive: Receive) -> None:
        raise KeyError("absent")

    with Beside(fails) as work, pytest.raises(KeyError, match="absent"):
        work.result()


@pytest.mark.usefixtures("both_ways")
def test_the_work_waits_for_what_it_is_given() -> None:
    with Beside(lambda receive: receive() * 2) as work:
        work.give(["much"] * 100_000)
        assert work.result() == ["much"] * 200_000


@pytest.mark.usefixtures("both_ways")
def test_dataclasses_of_all_kinds_arrive_as_they_were() -> None:
    opened = Open(1)
    opened.more = 2  # type: ignore[attr-defined]  # that is what is tested
    order = (Plain(Plain(("a", 1))), Particular(1, second=2), opened, Plain)
    with Beside(lambda receive: [*receive(), 0]) as work:
        work.give(order)
        plain, particular, more, class_, _ = work.result()
    assert (plain, particular, vars(more), class_) == (order[0], order[1], {"value": 1, "more": 2}, Plain)


@pytest.mark.usefixtures("both_ways")
def test_work_that_fails_before_it_is_given_anything_says_why() -> None:
    def fails(receive: Receive) -> None:
        raise KeyError("absent")

    with Beside(fails) as work:
        work.give(["much"] * 1_000_000)
        with pytest.raises(KeyError, match="absent"):
            work.result()


@pytest.mark.usefixtures("both_ways")
def test_what_is_nested_too_deeply_to_be_sent_is_worked_on_all_the_same() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with Beside(lambda receive: len(receive())) as work:
        work.give(deep)
        assert work.result() == 1


class Awkward(Exception):
    """Cannot be made again from its pickle: its arguments are not those of its constructor."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


@pytest.mark.usefixtures("forking")
def test_an_exception_that_cannot_be_pickled_says_the_same() -> None:
    def fails(receive: Receive) -> None:
        raise Awkward("on", "e")

    with Beside(fails) as work, pytest.raises(RuntimeError, match="Awkward: one"):
        work.result()


@pytest.mark.usefixtures("forking")
def test_the_traceback_of_the_child_is_the_cause() -> None:
    def fails(receive: Receive) -> None:
        raise KeyError("absent")

    with Beside(fails) as work, pytest.raises(KeyError) as raised:
        work.result()
    assert "in fails" in str(raised.value.__cause__)


@pytest.mark.usefixtures("forking")
def test_a_child_that_is_killed_is_an_error_not_a_wait() -> None:
    def dies(receive: Receive) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with Beside(dies) as work, pytest.raises(ChildProcessError, match="without an answer"):
        work.result()


@pytest.mark.usefixtures("forking")
def test_a_block_that_fails_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    fork, forked = os.fork, []

    def noted() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(ZeroDivisionError), Beside(lambda receive: receive()):
        raise ZeroDivisionError
    (child,) = forked
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


@pytest.fixture
def forking() -> Iterator[None]:
    if not beside.CAN_FORK or threading.active_count() > 1:
        pytest.skip("no fork here: the system has none, or this process has threads")
    yield
