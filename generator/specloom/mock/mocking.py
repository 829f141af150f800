"""The mock: a document's operations, what it was asked, and what it is told to answer."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from specloom.ir import Api
from specloom.loader import Document
from specloom.mock import negotiating
from specloom.mock.answers import PLAIN, Answer, Turn, preferred
from specloom.mock.checking import Checked, Checker
from specloom.mock.composing import compose
from specloom.mock.exchange import Problem, Reply, Request
from specloom.mock.routing import Found, Match, Router
from specloom.mock.tokens import token

MOST_KEPT: Final = 1000
"""Requests that a mock remembers; it may run for long."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request, and what came of it.

    Attributes:
        operation: The operationId, or the name made in its place; ``None`` where none was found.
        status: Of the response; ``None`` where the connection was closed before one.
        problem: Why it was refused, where it was.
    """

    request: Request
    operation: str | None
    status: int | None
    problem: Problem | None = None


Told = Callable[[Seen], None]
"""Hears of each request as soon as it is known how it is answered."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A response, and the way in which it is sent."""

    reply: Reply
    answer: Answer = PLAIN


@dataclass
class Mock:
    """Answers requests from the examples of one document.

    Attributes:
        url: Where it is served, with the base path of the document's first server.
        seen: The last requests since it was told to play, in order of arrival.
    """

    api: Api
    document: Document
    tell: Told | None = None
    url: str = ""
    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))

    def __post_init__(self) -> None:
        self._router = Router(self.api)
        self._checker = Checker(self.api, self.document)
        self._turns: list[Turn] = []
        self._counts: dict[tuple[str, str], int] = {}
        self._lock = threading.Lock()

    @property
    def base_path(self) -> str:
        """The path of the first server, its variables at their defaults, below which the operations are."""
        return self._router.bases[0]

    def play(self, turns: Sequence[Turn] = ()) -> None:
        """Forgets what was seen. Each request takes the first turn left that is its operation's or anybody's; the rest is plain."""
        with self._lock:
            self._turns = list(turns)
            self._counts.clear()
            self.seen.clear()

    def decide(self, request: Request) -> Decision:
        """How a request is answered."""
        decision, seen = self._decided(request)
        with self._lock:
            self.seen.append(seen)
        if self.tell:
            self.tell(seen)
        return decision

    def _decided(self, request: Request) -> tuple[Decision, Seen]:
        match, checked = self._checked(request, self._router.find(request.method, request.path))
        reply = token(self.api, request) if checked.problem else None
        if reply:
            return Decision(reply), Seen(request, None, reply.status)
        operation = match.operation.operation_name.wire if match else None
        if match is None or checked.problem:
            assert checked.problem
            return Decision(checked.problem.reply()), Seen(request, operation, checked.problem.status, checked.problem)
        try:
            answer = self._answer(request, operation or "")
        except ValueError as error:
            problem = Problem(400, f"the preference {error}")
            return Decision(problem.reply()), Seen(request, operation, 400, problem)
        reply = compose(answer, match.operation, request, checked.body, self.api.by_identity)
        is_silent = answer.reset is True or answer.cut is True
        return Decision(reply, answer), Seen(request, operation, None if is_silent else reply.status)

    def _checked(self, request: Request, found: Found) -> tuple[Match | None, Checked]:
        """The operation that a request means: of twins, the one that takes it, and that answers as it wishes."""
        if not found.matches:
            return None, Checked(self._lost(request, found.allowed))
        each = [(match, self._checker.check(request, match)) for match in found.matches]

        def fitness(entry: tuple[Match, Checked]) -> tuple[bool, bool, bool, int, int]:
            match, checked = entry
            suits = negotiating.suitability(match.operation, request, checked.body)
            faults = len(checked.problem.faults) if checked.problem else 0
            return suits.accepted, suits.streams, checked.problem is None, -faults, suits.closeness

        return max(each, key=fitness)

    def _lost(self, request: Request, allowed: tuple[str, ...]) -> Problem:
        if not allowed:
            below = "" if request.path.startswith(self.base_path) else f"; its servers are at {self.base_path}"
            return Problem(404, f"the document has no path {request.path}{below}")
        methods = ", ".join(allowed)
        return Problem(405, f"{request.path} has {methods}, not {request.method}", headers=(("Allow", methods),))

    def _answer(self, request: Request, operation: str) -> Answer:
        """The next turn, else what the request prefers, which its response then says."""
        with self._lock:
            for index, turn in enumerate(self._turns):
                if turn.operation in (None, operation):
                    return self._turns.pop(index)
            header = request.header("prefer") or ""
            preference = preferred(header)
            if preference is None or not self._holds(preference.times, operation, header):
                return PLAIN
            if preference.status is None:
                return preference
            headers = {**preference.headers, "Preference-Applied": f"status={preference.status}"}
            return preference.model_copy(update={"headers": headers})

    def _holds(self, times: int | None, operation: str, header: str) -> bool:
        """Whether a preference counts this time: after so many requests one is answered plainly, and it begins anew."""
        if times is None:
            return True
        count = self._counts.get((operation, header), 0)
        self._counts[operation, header] = 0 if count == times else count + 1
        return count < times
