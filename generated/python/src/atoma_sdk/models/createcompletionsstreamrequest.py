from __future__ import annotations

from typing import Dict, List, Optional

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from ..types import UNSET_SENTINEL as UNSET_SENTINEL
from .completionsprompt import CompletionsPrompt, CompletionsPromptTypedDict
from .streamoptions import StreamOptions, StreamOptionsTypedDict


class CreateCompletionsStreamRequestTypedDict(TypedDict):
    """A dict that may be passed where the model may."""

    best_of: NotRequired[Nullable[int]]
    echo: NotRequired[Nullable[bool]]
    frequency_penalty: NotRequired[Nullable[float]]
    logit_bias: NotRequired[Nullable[Dict[str, float]]]
    logprobs: NotRequired[Nullable[int]]
    max_tokens: NotRequired[Nullable[int]]
    model: str
    n: NotRequired[Nullable[int]]
    presence_penalty: NotRequired[Nullable[float]]
    prompt: CompletionsPromptTypedDict
    seed: NotRequired[Nullable[int]]
    stop: NotRequired[Nullable[List[str]]]
    stream: NotRequired[bool]
    stream_options: NotRequired[Nullable[StreamOptionsTypedDict]]
    suffix: NotRequired[Nullable[str]]
    temperature: NotRequired[Nullable[float]]
    top_p: NotRequired[Nullable[float]]
    user: NotRequired[Nullable[str]]


class CreateCompletionsStreamRequest(BaseModel):
    """A model of this API."""

    best_of: OptionalNullable[int] = 1

    echo: OptionalNullable[bool] = False

    frequency_penalty: OptionalNullable[float] = UNSET
    """From -2.0 to 2.0. A positive value makes a token less likely the more often
    it has been used in the text
    """

    logit_bias: OptionalNullable[Dict[str, float]] = UNSET
    """Makes chosen tokens more or less likely.

    The keys of the JSON object are token identifiers of the model's tokenizer,
    and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
    the effect is depends on the model: values between -1 and 1 change the odds a little, while
    -100 rules the token out and 100 all but forces it.
    """

    logprobs: OptionalNullable[int] = UNSET
    """How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities."""

    max_tokens: OptionalNullable[int] = 16
    """Upper limit on the tokens generated"""

    model: str
    """The model to call, as the list of models names it"""

    n: OptionalNullable[int] = UNSET
    """How many continuations to generate for each prompt"""

    presence_penalty: OptionalNullable[float] = UNSET
    """From -2.0 to 2.0. A positive value makes every token less likely that
    has been used in the text at all
    """

    prompt: CompletionsPrompt
    """The text to continue"""

    seed: OptionalNullable[int] = UNSET
    """Repeat a seed, with all else equal, to get the same result as far as the service can make it so"""

    stop: OptionalNullable[List[str]] = UNSET
    """Up to 4 texts, at any of which generation ends"""

    stream: Optional[bool] = True
    """Whether to send the completion as events: always true in this request."""

    stream_options: OptionalNullable[StreamOptions] = UNSET
    """Settings of the event stream. Allowed only together with stream: true."""

    suffix: OptionalNullable[str] = UNSET
    """Text to come after the completion, for a model that can fill a gap."""

    temperature: OptionalNullable[float] = UNSET
    """Randomness, from 0 to 2: low values focus the model, high ones let it roam"""

    top_p: OptionalNullable[float] = UNSET
    """Sample only from the likeliest tokens that together reach this probability. Set this or the temperature"""

    user: OptionalNullable[str] = UNSET
    """An identifier of your own for the person behind the request"""
