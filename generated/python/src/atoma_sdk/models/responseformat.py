from __future__ import annotations

from typing import Annotated, Union

from typing_extensions import NotRequired, TypedDict

from ..types import OPEN_ENUM, UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .jsonschemaresponseformat import JsonSchemaResponseFormat, JsonSchemaResponseFormatTypedDict
from .responseformattype import ResponseFormatType


class ResponseFormatTypedDict(TypedDict):
    """The form that an answer must have.

    One of `text`, `json_object` and `json_schema`.
    """

    json_schema: NotRequired[Nullable[JsonSchemaResponseFormatTypedDict]]
    type: Union[ResponseFormatType, str]


class ResponseFormat(BaseModel):
    """The form that an answer must have.

    One of `text`, `json_object` and `json_schema`.
    """

    json_schema: OptionalNullable[JsonSchemaResponseFormat] = UNSET
    """The schema to satisfy, for the kind `json_schema`."""

    type: Annotated[Union[ResponseFormatType, str], OPEN_ENUM]
    """Kind of the format."""
