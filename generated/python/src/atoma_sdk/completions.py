from __future__ import annotations

from collections.abc import Mapping
from typing import Dict, List, Optional, Union

from . import models, utils
from ._hooks import HookContext as HookContext
from ._http import operation as http
from ._http.arguments import Arguments, CallOptions
from ._security import BEARER_AUTH
from .basesdk import BaseSDK
from .sdkconfiguration import RETRIES
from .types import UNSET, OptionalNullable
from .utils.security import get_security_from_env as get_security_from_env

_CREATE = http.Operation(
    id="completions_create",
    method="POST",
    path="/v1/completions",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)
_CREATE_STREAM = http.Operation(
    id="completions_create_stream",
    method="POST",
    path="/v1/completions",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Events(is_envelope=True)),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)


class Completions(BaseSDK):
    """Text completions, in the format of OpenAI's v1 API"""

    def create(
        self,
        *,
        model: str,
        prompt: Union[models.CompletionsPrompt, models.CompletionsPromptTypedDict],
        best_of: OptionalNullable[int] = 1,
        echo: OptionalNullable[bool] = False,
        frequency_penalty: OptionalNullable[float] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        logprobs: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = 16,
        n: OptionalNullable[int] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: OptionalNullable[bool] = UNSET,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        suffix: OptionalNullable[str] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.CompletionsResponse:
        """Complete a prompt

        Continues a text prompt with the model you name.

        ## Returns

        One of two responses:
        - For a streamed request, server-sent events that carry the text as it is produced
        - Otherwise, one JSON object with every choice

        ## Errors

        The status is an error when:
        - The request cannot be carried out
        - The response cannot be assembled, whether streamed or whole
        - The node that runs the model reports a failure

        Args:
            model: The model to call, as the list of models names it
            prompt: The text to continue
            best_of:
            echo:
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
            max_tokens: Upper limit on the tokens generated
            n: How many continuations to generate for each prompt
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the result piece by piece, as events
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            suffix: Text to come after the completion, for a model that can fill a gap.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            top_p: Sample only from the likeliest tokens that together reach this probability. Set this or the temperature
            user: An identifier of your own for the person behind the request
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._call(
            _CREATE,
            Arguments(
                body={
                    "model": model,
                    "prompt": prompt,
                    "best_of": best_of,
                    "echo": echo,
                    "frequency_penalty": frequency_penalty,
                    "logit_bias": logit_bias,
                    "logprobs": logprobs,
                    "max_tokens": max_tokens,
                    "n": n,
                    "presence_penalty": presence_penalty,
                    "seed": seed,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "suffix": suffix,
                    "temperature": temperature,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CompletionsRequest,
            ),
            returns=models.CompletionsResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_async(
        self,
        *,
        model: str,
        prompt: Union[models.CompletionsPrompt, models.CompletionsPromptTypedDict],
        best_of: OptionalNullable[int] = 1,
        echo: OptionalNullable[bool] = False,
        frequency_penalty: OptionalNullable[float] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        logprobs: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = 16,
        n: OptionalNullable[int] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: OptionalNullable[bool] = UNSET,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        suffix: OptionalNullable[str] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.CompletionsResponse:
        """Complete a prompt

        Continues a text prompt with the model you name.

        ## Returns

        One of two responses:
        - For a streamed request, server-sent events that carry the text as it is produced
        - Otherwise, one JSON object with every choice

        ## Errors

        The status is an error when:
        - The request cannot be carried out
        - The response cannot be assembled, whether streamed or whole
        - The node that runs the model reports a failure

        Args:
            model: The model to call, as the list of models names it
            prompt: The text to continue
            best_of:
            echo:
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
            max_tokens: Upper limit on the tokens generated
            n: How many continuations to generate for each prompt
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the result piece by piece, as events
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            suffix: Text to come after the completion, for a model that can fill a gap.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            top_p: Sample only from the likeliest tokens that together reach this probability. Set this or the temperature
            user: An identifier of your own for the person behind the request
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._call_async(
            _CREATE,
            Arguments(
                body={
                    "model": model,
                    "prompt": prompt,
                    "best_of": best_of,
                    "echo": echo,
                    "frequency_penalty": frequency_penalty,
                    "logit_bias": logit_bias,
                    "logprobs": logprobs,
                    "max_tokens": max_tokens,
                    "n": n,
                    "presence_penalty": presence_penalty,
                    "seed": seed,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "suffix": suffix,
                    "temperature": temperature,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CompletionsRequest,
            ),
            returns=models.CompletionsResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def create_stream(
        self,
        *,
        model: str,
        prompt: Union[models.CompletionsPrompt, models.CompletionsPromptTypedDict],
        best_of: OptionalNullable[int] = 1,
        echo: OptionalNullable[bool] = False,
        frequency_penalty: OptionalNullable[float] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        logprobs: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = 16,
        n: OptionalNullable[int] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: Optional[bool] = True,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        suffix: OptionalNullable[str] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.EventStream[models.CompletionsCreateStreamResponseBody]:
        """Calls ``POST /v1/completions``.

        Args:
            model: The model to call, as the list of models names it
            prompt: The text to continue
            best_of:
            echo:
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
            max_tokens: Upper limit on the tokens generated
            n: How many continuations to generate for each prompt
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the completion as events: always true in this request.
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            suffix: Text to come after the completion, for a model that can fill a gap.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            top_p: Sample only from the likeliest tokens that together reach this probability. Set this or the temperature
            user: An identifier of your own for the person behind the request
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return self._stream(
            _CREATE_STREAM,
            Arguments(
                body={
                    "model": model,
                    "prompt": prompt,
                    "best_of": best_of,
                    "echo": echo,
                    "frequency_penalty": frequency_penalty,
                    "logit_bias": logit_bias,
                    "logprobs": logprobs,
                    "max_tokens": max_tokens,
                    "n": n,
                    "presence_penalty": presence_penalty,
                    "seed": seed,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "suffix": suffix,
                    "temperature": temperature,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CreateCompletionsStreamRequest,
            ),
            returns=models.CompletionsCreateStreamResponseBody,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_stream_async(
        self,
        *,
        model: str,
        prompt: Union[models.CompletionsPrompt, models.CompletionsPromptTypedDict],
        best_of: OptionalNullable[int] = 1,
        echo: OptionalNullable[bool] = False,
        frequency_penalty: OptionalNullable[float] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        logprobs: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = 16,
        n: OptionalNullable[int] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: Optional[bool] = True,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        suffix: OptionalNullable[str] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.EventStreamAsync[models.CompletionsCreateStreamResponseBody]:
        """Calls ``POST /v1/completions``.

        Args:
            model: The model to call, as the list of models names it
            prompt: The text to continue
            best_of:
            echo:
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
            max_tokens: Upper limit on the tokens generated
            n: How many continuations to generate for each prompt
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the completion as events: always true in this request.
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            suffix: Text to come after the completion, for a model that can fill a gap.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            top_p: Sample only from the likeliest tokens that together reach this probability. Set this or the temperature
            user: An identifier of your own for the person behind the request
            retries: A retry policy for this call; ``None`` for no retries.
            server_url: Another server for this call.
            timeout_ms: Deadline of this call, in milliseconds.
            http_headers: Headers to add or replace.
        """
        return await self._stream_async(
            _CREATE_STREAM,
            Arguments(
                body={
                    "model": model,
                    "prompt": prompt,
                    "best_of": best_of,
                    "echo": echo,
                    "frequency_penalty": frequency_penalty,
                    "logit_bias": logit_bias,
                    "logprobs": logprobs,
                    "max_tokens": max_tokens,
                    "n": n,
                    "presence_penalty": presence_penalty,
                    "seed": seed,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "suffix": suffix,
                    "temperature": temperature,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CreateCompletionsStreamRequest,
            ),
            returns=models.CompletionsCreateStreamResponseBody,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
