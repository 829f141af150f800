"""A scenario file: what a server does, and what the caller of any SDK then sees. The page beside this module tells the format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, StringConstraints, ValidationError

from specloom.diagnostics import Diagnostic, SpecError
from specloom.loader.limits import Limits
from specloom.loader.parse import parse
from specloom.loader.source import read_file
from specloom.location import Location
from specloom.mock.answers import Seconds, Turn, Words

Failure = Annotated[
    str,
    StringConstraints(
        pattern=r"^(status [1-5][0-9]{2}|connection|timeout|unexpected|unreadable|interrupted|event|invalid)$"
    ),
]
"""How a call fails, whatever the language calls it."""


class Backoff(Words):
    """A retry policy of the caller's own, whose waits are all the same."""

    wait: Seconds = Field(description="Seconds before each attempt but the first.")
    total: Seconds = Field(description="Seconds after which no attempt is begun.")


class Options(Words):
    """Options of one call, by what every SDK has."""

    timeout: Seconds | None = Field(default=None, description="Seconds for the whole call.")
    retries: Literal[False] | Backoff | None = Field(
        default=None, description="False for no retries, or a policy of the caller's own."
    )


class ExpectedRequest(Words):
    """What the server sees with each attempt. Only what stands here is compared."""

    method: str | None = None
    path: str | None = Field(default=None, description="Still percent-encoded, below the base path.")
    query: str | None = Field(default=None, description="Still percent-encoded.")
    headers: dict[str, str | None] = Field(default={}, description="Null for one that is not sent.")
    body: JsonValue = Field(default=None, description="JSON, or text; of a form, names and values.")


class Outcome(Words):
    """What the caller gets: a value or events, an error, or events and then an error."""

    value: JsonValue = Field(default=None, description="The value as JSON; not compared where it is not given.")
    events: list[JsonValue] | None = Field(default=None, description="The items of a stream.")
    error: Failure | None = None


class Scenario(Words):
    """One call, how it is answered, and what comes of it."""

    name: str
    operation: str = Field(description="The operationId.")
    arguments: dict[str, JsonValue] = Field(
        default={}, description="Parameters by wire name; the examples of the required ones where there is none."
    )
    body: JsonValue = Field(default=None, description="The body; the document's example where it is not given.")
    options: Options = Options()
    answers: list[Turn] = Field(default=[], description="In turn; then as the document says.")
    request: ExpectedRequest = ExpectedRequest()
    attempts: int = Field(default=1, ge=0, description="Requests that arrive.")
    outcome: Outcome = Outcome()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The answers, each for this operation alone."""
        return tuple(
            answer if answer.operation else answer.model_copy(update={"operation": self.operation})
            for answer in self.answers
        )


class ScenarioFile(Words):
    """A file of scenarios over one document."""

    document: str = Field(description="The OpenAPI document, relative to this file.")
    credentials: dict[str, str] = Field(default={}, description="By security scheme; a basic one is user:password.")
    scenarios: list[Scenario] = Field(min_length=1)

    def turns(self, name: str | None = None) -> tuple[Turn, ...]:
        """The answers of one scenario, or of all of them in order.

        Raises:
            KeyError: No scenario has the name.
        """
        chosen = [scenario for scenario in self.scenarios if name in (None, scenario.name)]
        if not chosen:
            raise KeyError(name)
        return tuple(turn for scenario in chosen for turn in scenario.turns)


def read_scenarios(path: Path) -> ScenarioFile:
    """A scenario file.

    Raises:
        SpecError: There is none, it is not YAML, or a key or a value in it is wrong; each fault with its place.
    """
    source = read_file(path, Limits())
    parsed = parse(source, Limits())

    def locate(way: tuple[str, ...]) -> Location:
        return source.at(*parsed.places.find(way), "/" + "/".join(way))

    try:
        return ScenarioFile.model_validate(parsed.values)
    except ValidationError as error:
        raise SpecError(*(_diagnostic(fault, locate) for fault in error.errors(include_url=False))) from None


def _diagnostic(fault: Any, locate: Callable[[tuple[str, ...]], Location]) -> Diagnostic:
    way = tuple(map(str, fault["loc"]))
    message = "it is no key of a scenario file" if fault["type"] == "extra_forbidden" else fault["msg"]
    return Diagnostic.error("bad-scenario", f"{'.'.join(way) or 'the file'}: {message}", locate(way))
