from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Dict, List, Optional, Union

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
    id="chat_completions_create",
    method="POST",
    path="/v1/chat/completions",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Json()),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)
_CREATE_STREAM = http.Operation(
    id="chat_completions_create_stream",
    method="POST",
    path="/v1/chat/completions",
    body=http.JsonBody(),
    responses=(http.Response("200", http.Events(sentinel="[DONE]", is_envelope=True)),),
    security=((BEARER_AUTH,),),
    retries=RETRIES,
)


class Chat(BaseSDK):
    """Chat completions, in the format of OpenAI's v1 API"""

    def create(
        self,
        *,
        messages: Sequence[Union[models.ChatCompletionMessage, models.ChatCompletionMessageTypedDict]],
        model: str,
        frequency_penalty: OptionalNullable[float] = UNSET,
        function_call: Optional[Any] = None,
        functions: OptionalNullable[List[Any]] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        max_completion_tokens: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = UNSET,
        n: OptionalNullable[int] = UNSET,
        parallel_tool_calls: OptionalNullable[bool] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        response_format: OptionalNullable[Union[models.ResponseFormat, models.ResponseFormatTypedDict]] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        service_tier: OptionalNullable[str] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: OptionalNullable[bool] = False,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        tool_choice: OptionalNullable[Union[models.ToolChoice, models.ToolChoiceTypedDict]] = UNSET,
        tools: OptionalNullable[
            Sequence[Union[models.ChatCompletionToolsParam, models.ChatCompletionToolsParamTypedDict]]
        ] = UNSET,
        top_logprobs: OptionalNullable[int] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ChatCompletionResponse:
        """Create a chat completion

        Answers a conversation with the model you name. The `stream` field of the body decides between events
        and a single response; a streamed request is also made to report the tokens it used.

        ## Returns

        One of two responses:
        - For a streamed request, server-sent events that carry the answer as it is produced
        - Otherwise, one JSON object with every choice

        ## Errors

        The status is an error when:
        - The request cannot be carried out
        - The response cannot be assembled, whether streamed or whole
        - The node that runs the model reports a failure

        Args:
            messages: The conversation up to now, oldest message first
            model: The model to call, as the list of models names it
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            function_call: Whether, and which of, `functions` the model calls
            functions: Functions the model may call. Prefer `tools`
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            max_completion_tokens: Upper limit on the tokens generated for the answer
            max_tokens: Upper limit on the tokens generated. Replaced by `max_completion_tokens`

                Deprecated.
            n: How many answers to generate
            parallel_tool_calls: Whether the model may ask for several tool calls at once.
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            response_format: The form that the answer must have
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            service_tier: Chooses between price and latency, for customers with a subscription to the scale tier:

                'auto' uses the credits of the scale tier while they last, in a project that has it enabled.
                In any other project 'auto' falls back to the default tier, which promises no latency and a lower uptime.
                'default' asks for that tier outright.
                Leaving the field out means 'auto'.
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the answer as events: always false in this request.
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            tool_choice: Whether the model must, may or must not call a tool, and which
            tools: Tools the model may ask to have called
            top_logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
                Needs logprobs to be true.
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
                    "messages": messages,
                    "model": model,
                    "frequency_penalty": frequency_penalty,
                    "function_call": function_call,
                    "functions": functions,
                    "logit_bias": logit_bias,
                    "max_completion_tokens": max_completion_tokens,
                    "max_tokens": max_tokens,
                    "n": n,
                    "parallel_tool_calls": parallel_tool_calls,
                    "presence_penalty": presence_penalty,
                    "response_format": response_format,
                    "seed": seed,
                    "service_tier": service_tier,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "temperature": temperature,
                    "tool_choice": tool_choice,
                    "tools": tools,
                    "top_logprobs": top_logprobs,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CreateChatCompletionRequest,
            ),
            returns=models.ChatCompletionResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_async(
        self,
        *,
        messages: Sequence[Union[models.ChatCompletionMessage, models.ChatCompletionMessageTypedDict]],
        model: str,
        frequency_penalty: OptionalNullable[float] = UNSET,
        function_call: Optional[Any] = None,
        functions: OptionalNullable[List[Any]] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        max_completion_tokens: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = UNSET,
        n: OptionalNullable[int] = UNSET,
        parallel_tool_calls: OptionalNullable[bool] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        response_format: OptionalNullable[Union[models.ResponseFormat, models.ResponseFormatTypedDict]] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        service_tier: OptionalNullable[str] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: OptionalNullable[bool] = False,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        tool_choice: OptionalNullable[Union[models.ToolChoice, models.ToolChoiceTypedDict]] = UNSET,
        tools: OptionalNullable[
            Sequence[Union[models.ChatCompletionToolsParam, models.ChatCompletionToolsParamTypedDict]]
        ] = UNSET,
        top_logprobs: OptionalNullable[int] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.ChatCompletionResponse:
        """Create a chat completion

        Answers a conversation with the model you name. The `stream` field of the body decides between events
        and a single response; a streamed request is also made to report the tokens it used.

        ## Returns

        One of two responses:
        - For a streamed request, server-sent events that carry the answer as it is produced
        - Otherwise, one JSON object with every choice

        ## Errors

        The status is an error when:
        - The request cannot be carried out
        - The response cannot be assembled, whether streamed or whole
        - The node that runs the model reports a failure

        Args:
            messages: The conversation up to now, oldest message first
            model: The model to call, as the list of models names it
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            function_call: Whether, and which of, `functions` the model calls
            functions: Functions the model may call. Prefer `tools`
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            max_completion_tokens: Upper limit on the tokens generated for the answer
            max_tokens: Upper limit on the tokens generated. Replaced by `max_completion_tokens`

                Deprecated.
            n: How many answers to generate
            parallel_tool_calls: Whether the model may ask for several tool calls at once.
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            response_format: The form that the answer must have
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            service_tier: Chooses between price and latency, for customers with a subscription to the scale tier:

                'auto' uses the credits of the scale tier while they last, in a project that has it enabled.
                In any other project 'auto' falls back to the default tier, which promises no latency and a lower uptime.
                'default' asks for that tier outright.
                Leaving the field out means 'auto'.
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the answer as events: always false in this request.
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            tool_choice: Whether the model must, may or must not call a tool, and which
            tools: Tools the model may ask to have called
            top_logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
                Needs logprobs to be true.
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
                    "messages": messages,
                    "model": model,
                    "frequency_penalty": frequency_penalty,
                    "function_call": function_call,
                    "functions": functions,
                    "logit_bias": logit_bias,
                    "max_completion_tokens": max_completion_tokens,
                    "max_tokens": max_tokens,
                    "n": n,
                    "parallel_tool_calls": parallel_tool_calls,
                    "presence_penalty": presence_penalty,
                    "response_format": response_format,
                    "seed": seed,
                    "service_tier": service_tier,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "temperature": temperature,
                    "tool_choice": tool_choice,
                    "tools": tools,
                    "top_logprobs": top_logprobs,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CreateChatCompletionRequest,
            ),
            returns=models.ChatCompletionResponse,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    def create_stream(
        self,
        *,
        messages: Sequence[Union[models.ChatCompletionMessage, models.ChatCompletionMessageTypedDict]],
        model: str,
        frequency_penalty: OptionalNullable[float] = UNSET,
        function_call: Optional[Any] = None,
        functions: OptionalNullable[List[Any]] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        max_completion_tokens: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = UNSET,
        n: OptionalNullable[int] = UNSET,
        parallel_tool_calls: OptionalNullable[bool] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        response_format: OptionalNullable[Union[models.ResponseFormat, models.ResponseFormatTypedDict]] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        service_tier: OptionalNullable[str] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: Optional[bool] = True,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        tool_choice: OptionalNullable[Union[models.ToolChoice, models.ToolChoiceTypedDict]] = UNSET,
        tools: OptionalNullable[
            Sequence[Union[models.ChatCompletionToolsParam, models.ChatCompletionToolsParamTypedDict]]
        ] = UNSET,
        top_logprobs: OptionalNullable[int] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.EventStream[models.ChatCompletionsCreateStreamResponseBody]:
        """Calls ``POST /v1/chat/completions``.

        Args:
            messages: The conversation up to now, oldest message first
            model: The model to call, as the list of models names it
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            function_call: Whether, and which of, `functions` the model calls
            functions: Functions the model may call. Prefer `tools`
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            max_completion_tokens: Upper limit on the tokens generated for the answer
            max_tokens: Upper limit on the tokens generated. Replaced by `max_completion_tokens`

                Deprecated.
            n: How many answers to generate
            parallel_tool_calls: Whether the model may ask for several tool calls at once.
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            response_format: The form that the answer must have
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            service_tier: Chooses between price and latency, for customers with a subscription to the scale tier:

                'auto' uses the credits of the scale tier while they last, in a project that has it enabled.
                In any other project 'auto' falls back to the default tier, which promises no latency and a lower uptime.
                'default' asks for that tier outright.
                Leaving the field out means 'auto'.
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the answer as events: always true in this request.
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            tool_choice: Whether the model must, may or must not call a tool, and which
            tools: Tools the model may ask to have called
            top_logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
                Needs logprobs to be true.
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
                    "messages": messages,
                    "model": model,
                    "frequency_penalty": frequency_penalty,
                    "function_call": function_call,
                    "functions": functions,
                    "logit_bias": logit_bias,
                    "max_completion_tokens": max_completion_tokens,
                    "max_tokens": max_tokens,
                    "n": n,
                    "parallel_tool_calls": parallel_tool_calls,
                    "presence_penalty": presence_penalty,
                    "response_format": response_format,
                    "seed": seed,
                    "service_tier": service_tier,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "temperature": temperature,
                    "tool_choice": tool_choice,
                    "tools": tools,
                    "top_logprobs": top_logprobs,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CreateChatCompletionStreamRequest,
            ),
            returns=models.ChatCompletionsCreateStreamResponseBody,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )

    async def create_stream_async(
        self,
        *,
        messages: Sequence[Union[models.ChatCompletionMessage, models.ChatCompletionMessageTypedDict]],
        model: str,
        frequency_penalty: OptionalNullable[float] = UNSET,
        function_call: Optional[Any] = None,
        functions: OptionalNullable[List[Any]] = UNSET,
        logit_bias: OptionalNullable[Dict[str, float]] = UNSET,
        max_completion_tokens: OptionalNullable[int] = UNSET,
        max_tokens: OptionalNullable[int] = UNSET,
        n: OptionalNullable[int] = UNSET,
        parallel_tool_calls: OptionalNullable[bool] = UNSET,
        presence_penalty: OptionalNullable[float] = UNSET,
        response_format: OptionalNullable[Union[models.ResponseFormat, models.ResponseFormatTypedDict]] = UNSET,
        seed: OptionalNullable[int] = UNSET,
        service_tier: OptionalNullable[str] = UNSET,
        stop: OptionalNullable[List[str]] = UNSET,
        stream: Optional[bool] = True,
        stream_options: OptionalNullable[Union[models.StreamOptions, models.StreamOptionsTypedDict]] = UNSET,
        temperature: OptionalNullable[float] = UNSET,
        tool_choice: OptionalNullable[Union[models.ToolChoice, models.ToolChoiceTypedDict]] = UNSET,
        tools: OptionalNullable[
            Sequence[Union[models.ChatCompletionToolsParam, models.ChatCompletionToolsParamTypedDict]]
        ] = UNSET,
        top_logprobs: OptionalNullable[int] = UNSET,
        top_p: OptionalNullable[float] = UNSET,
        user: OptionalNullable[str] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.EventStreamAsync[models.ChatCompletionsCreateStreamResponseBody]:
        """Calls ``POST /v1/chat/completions``.

        Args:
            messages: The conversation up to now, oldest message first
            model: The model to call, as the list of models names it
            frequency_penalty: From -2.0 to 2.0. A positive value makes a token less likely the more often
                it has been used in the text
            function_call: Whether, and which of, `functions` the model calls
            functions: Functions the model may call. Prefer `tools`
            logit_bias: Makes chosen tokens more or less likely.

                The keys of the JSON object are token identifiers of the model's tokenizer,
                and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
                the effect is depends on the model: values between -1 and 1 change the odds a little, while
                -100 rules the token out and 100 all but forces it.
            max_completion_tokens: Upper limit on the tokens generated for the answer
            max_tokens: Upper limit on the tokens generated. Replaced by `max_completion_tokens`

                Deprecated.
            n: How many answers to generate
            parallel_tool_calls: Whether the model may ask for several tool calls at once.
            presence_penalty: From -2.0 to 2.0. A positive value makes every token less likely that
                has been used in the text at all
            response_format: The form that the answer must have
            seed: Repeat a seed, with all else equal, to get the same result as far as the service can make it so
            service_tier: Chooses between price and latency, for customers with a subscription to the scale tier:

                'auto' uses the credits of the scale tier while they last, in a project that has it enabled.
                In any other project 'auto' falls back to the default tier, which promises no latency and a lower uptime.
                'default' asks for that tier outright.
                Leaving the field out means 'auto'.
            stop: Up to 4 texts, at any of which generation ends
            stream: Whether to send the answer as events: always true in this request.
            stream_options: Settings of the event stream. Allowed only together with stream: true.
            temperature: Randomness, from 0 to 2: low values focus the model, high ones let it roam
            tool_choice: Whether the model must, may or must not call a tool, and which
            tools: Tools the model may ask to have called
            top_logprobs: How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
                Needs logprobs to be true.
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
                    "messages": messages,
                    "model": model,
                    "frequency_penalty": frequency_penalty,
                    "function_call": function_call,
                    "functions": functions,
                    "logit_bias": logit_bias,
                    "max_completion_tokens": max_completion_tokens,
                    "max_tokens": max_tokens,
                    "n": n,
                    "parallel_tool_calls": parallel_tool_calls,
                    "presence_penalty": presence_penalty,
                    "response_format": response_format,
                    "seed": seed,
                    "service_tier": service_tier,
                    "stop": stop,
                    "stream": stream,
                    "stream_options": stream_options,
                    "temperature": temperature,
                    "tool_choice": tool_choice,
                    "tools": tools,
                    "top_logprobs": top_logprobs,
                    "top_p": top_p,
                    "user": user,
                },
                accepts=models.CreateChatCompletionStreamRequest,
            ),
            returns=models.ChatCompletionsCreateStreamResponseBody,
            options=CallOptions(retries, server_url, timeout_ms, http_headers),
        )
