from __future__ import annotations

from typing import Any, Dict, List, Optional

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .chatcompletionmessage import ChatCompletionMessage, ChatCompletionMessageTypedDict
from .chatcompletiontoolsparam import ChatCompletionToolsParam, ChatCompletionToolsParamTypedDict
from .responseformat import ResponseFormat, ResponseFormatTypedDict
from .streamoptions import StreamOptions, StreamOptionsTypedDict
from .toolchoice import ToolChoice, ToolChoiceTypedDict


class CreateChatCompletionRequestTypedDict(TypedDict):
    """A request for a chat completion in one piece.

    It has the fields of any chat completion request, with `stream` fixed to false.
    """

    frequency_penalty: NotRequired[Nullable[float]]
    function_call: NotRequired[Any]
    functions: NotRequired[Nullable[List[Any]]]
    logit_bias: NotRequired[Nullable[Dict[str, float]]]
    max_completion_tokens: NotRequired[Nullable[int]]
    max_tokens: NotRequired[Nullable[int]]
    messages: List[ChatCompletionMessageTypedDict]
    model: str
    n: NotRequired[Nullable[int]]
    parallel_tool_calls: NotRequired[Nullable[bool]]
    presence_penalty: NotRequired[Nullable[float]]
    response_format: NotRequired[Nullable[ResponseFormatTypedDict]]
    seed: NotRequired[Nullable[int]]
    service_tier: NotRequired[Nullable[str]]
    stop: NotRequired[Nullable[List[str]]]
    stream: NotRequired[Nullable[bool]]
    stream_options: NotRequired[Nullable[StreamOptionsTypedDict]]
    temperature: NotRequired[Nullable[float]]
    tool_choice: NotRequired[Nullable[ToolChoiceTypedDict]]
    tools: NotRequired[Nullable[List[ChatCompletionToolsParamTypedDict]]]
    top_logprobs: NotRequired[Nullable[int]]
    top_p: NotRequired[Nullable[float]]
    user: NotRequired[Nullable[str]]


class CreateChatCompletionRequest(BaseModel):
    """A request for a chat completion in one piece.

    It has the fields of any chat completion request, with `stream` fixed to false.
    """

    frequency_penalty: OptionalNullable[float] = UNSET
    """From -2.0 to 2.0. A positive value makes a token less likely the more often
    it has been used in the text
    """

    function_call: Optional[Any] = None
    """Whether, and which of, `functions` the model calls"""

    functions: OptionalNullable[List[Any]] = UNSET
    """Functions the model may call. Prefer `tools`"""

    logit_bias: OptionalNullable[Dict[str, float]] = UNSET
    """Makes chosen tokens more or less likely.

    The keys of the JSON object are token identifiers of the model's tokenizer,
    and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
    the effect is depends on the model: values between -1 and 1 change the odds a little, while
    -100 rules the token out and 100 all but forces it.
    """

    max_completion_tokens: OptionalNullable[int] = UNSET
    """Upper limit on the tokens generated for the answer"""

    max_tokens: OptionalNullable[int] = UNSET
    """Upper limit on the tokens generated. Replaced by `max_completion_tokens`

    Deprecated.
    """

    messages: List[ChatCompletionMessage]
    """The conversation up to now, oldest message first"""

    model: str
    """The model to call, as the list of models names it"""

    n: OptionalNullable[int] = UNSET
    """How many answers to generate"""

    parallel_tool_calls: OptionalNullable[bool] = UNSET
    """Whether the model may ask for several tool calls at once."""

    presence_penalty: OptionalNullable[float] = UNSET
    """From -2.0 to 2.0. A positive value makes every token less likely that
    has been used in the text at all
    """

    response_format: OptionalNullable[ResponseFormat] = UNSET
    """The form that the answer must have"""

    seed: OptionalNullable[int] = UNSET
    """Repeat a seed, with all else equal, to get the same result as far as the service can make it so"""

    service_tier: OptionalNullable[str] = UNSET
    """Chooses between price and latency, for customers with a subscription to the scale tier:

    'auto' uses the credits of the scale tier while they last, in a project that has it enabled.
    In any other project 'auto' falls back to the default tier, which promises no latency and a lower uptime.
    'default' asks for that tier outright.
    Leaving the field out means 'auto'.
    """

    stop: OptionalNullable[List[str]] = UNSET
    """Up to 4 texts, at any of which generation ends"""

    stream: OptionalNullable[bool] = False
    """Whether to send the answer as events: always false in this request."""

    stream_options: OptionalNullable[StreamOptions] = UNSET
    """Settings of the event stream. Allowed only together with stream: true."""

    temperature: OptionalNullable[float] = UNSET
    """Randomness, from 0 to 2: low values focus the model, high ones let it roam"""

    tool_choice: OptionalNullable[ToolChoice] = UNSET
    """Whether the model must, may or must not call a tool, and which"""

    tools: OptionalNullable[List[ChatCompletionToolsParam]] = UNSET
    """Tools the model may ask to have called"""

    top_logprobs: OptionalNullable[int] = UNSET
    """How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
    Needs logprobs to be true.
    """

    top_p: OptionalNullable[float] = UNSET
    """Sample only from the likeliest tokens that together reach this probability. Set this or the temperature"""

    user: OptionalNullable[str] = UNSET
    """An identifier of your own for the person behind the request"""
