"""``specloom.yaml``: which document becomes which packages. A pydantic model, whose JSON Schema is for editors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from specloom.diagnostics import Diagnostic, SpecError
from specloom.location import Location

Locate: TypeAlias = Callable[[tuple[str, ...]], Location]
"""Where the value at the end of these keys stands in the settings file."""

Text: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]+$")]
PackageName: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(@[a-z0-9][a-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*$")
]
ClassName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$")]
Version: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+([-.+]?[0-9A-Za-z]+)*$")]
Prefix: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]
HeaderName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+$")]
Homepage: TypeAlias = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\x00-\x1f\"'<>\\]+$")]


class Strict(BaseModel):
    """Nothing is guessed: an unknown key is a typing error, and a number is not a text."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Difference(Strict):
    """Something that an earlier release had and this one has not, or has otherwise."""

    name: Text = Field(description="What its users call it, such as models/components.Colour.")
    reason: Text = Field(description="Why it is so, and what to do instead: one line of Markdown for the README.")


class TargetSettings(Strict):
    """One package to make. What is left out is made from the document's title."""

    name: PackageName | None = Field(None, description="Name in the language's registry, such as atoma-sdk.")
    client: ClassName | None = Field(None, description="Class of the client, such as AtomaSDK.")
    version: Version | None = Field(None, description="Version of the SDK, such as 0.2.0.")
    environment: Prefix | None = Field(None, description="Prefix of environment variables, such as ATOMASDK.")
    description: Text | None = Field(None, description="One line about the package, for its manifest.")
    authors: list[Text] = Field([], description="Who made it: names, each with an address in angle brackets if wanted.")
    homepage: Homepage | None = Field(None, description="Address of the project's page.")
    license: Text | None = Field(None, description="SPDX expression, such as Apache-2.0.")
    differences: list[Difference] = Field([], description="What is not as it was in earlier releases, for the README.")
    idempotency_header: HeaderName | None = Field(
        None,
        description="Header of a key that makes calls safe to repeat, such as Idempotency-Key, for all that write.",
    )


class Settings(Strict):
    """A ``specloom.yaml``. Paths are relative to its folder."""

    document: Text = Field(description="The OpenAPI document: a path, or an https URL.")
    overlays: list[Text] = Field([], description="OpenAPI Overlays to apply to the document, in this order: paths.")
    output: Text = Field("generated", description="The folder that holds one folder a target.")
    targets: dict[Text, TargetSettings] = Field(
        min_length=1, description="The packages to make, by the name of their language's folder."
    )


def parse(values: object, locate: Locate) -> Settings:
    """The settings in these values, which a YAML reader made of a file.

    Raises:
        SpecError: They are none; a diagnostic a fault, each with its place in the file.
    """
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise SpecError(*(_diagnostic(fault, locate) for fault in error.errors(include_url=False))) from None


def json_schema() -> dict[str, Any]:
    """JSON Schema of a settings file, for editors."""
    return Settings.model_json_schema()


def _diagnostic(fault: Any, locate: Locate) -> Diagnostic:
    way = tuple(part for part in map(str, fault["loc"]) if part != "[key]")
    field = ".".join(way) or "the file"
    match fault["type"]:
        case "extra_forbidden":
            message, remedy = f"{field} is not a setting", f"settings here: {', '.join(_known(way))}"
        case "missing":
            message, remedy = f"{field} is missing", ""
        case "string_type":
            message, remedy = f"{field} has to be text", "put it in quotes"
        case "string_pattern_mismatch":
            message, remedy = f"{field} cannot be {fault['input']!r}", f"it has to match {fault['ctx']['pattern']}"
        case _:
            message, remedy = f"{field}: {fault['msg'][:1].lower()}{fault['msg'][1:]}", ""
    return Diagnostic.error("bad-settings", message, locate(way), remedy)


def _known(way: tuple[str, ...]) -> list[str]:
    """Names of the settings beside an unknown one."""
    models: dict[int, type[Strict]] = {1: Settings, 3: TargetSettings}
    return list(models.get(len(way), Difference).model_fields)
