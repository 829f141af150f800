from __future__ import annotations

from typing import Annotated, TypeAlias, Union

from ..types import OPEN_ENUM
from .chatcompletionnamedtoolchoiceparam import (
    ChatCompletionNamedToolChoiceParam,
    ChatCompletionNamedToolChoiceParamTypedDict,
)
from .toolchoiceliteral import ToolChoiceLiteral

ToolChoiceTypedDict: TypeAlias = Union[ToolChoiceLiteral, str, ChatCompletionNamedToolChoiceParamTypedDict]
ToolChoice: TypeAlias = Union[Annotated[Union[ToolChoiceLiteral, str], OPEN_ENUM], ChatCompletionNamedToolChoiceParam]
"""Whether and which tool the model calls.

Either a word or the name of a function.
"""
