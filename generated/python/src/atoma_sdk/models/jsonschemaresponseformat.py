from __future__ import annotations

from typing import Annotated, Any, Optional

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL


class JsonSchemaResponseFormatTypedDict(TypedDict):
    """A JSON Schema that the answer must satisfy.

    Used with the `json_schema` kind of response format.
    """

    description: NotRequired[Nullable[str]]
    name: str
    schema_: NotRequired[Any]
    strict: NotRequired[Nullable[bool]]


class JsonSchemaResponseFormat(BaseModel):
    """A JSON Schema that the answer must satisfy.

    Used with the `json_schema` kind of response format.
    """

    description: OptionalNullable[str] = UNSET
    """What the format is for. The model goes by it when it answers."""

    name: str
    """Name of the format."""

    schema_: Annotated[Optional[Any], Field(alias="schema")] = None
    """The schema itself."""

    strict: OptionalNullable[bool] = UNSET
    """Whether the answer must match the schema exactly."""
