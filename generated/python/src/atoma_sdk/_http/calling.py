"""One call: what to send, whether to try again, what the answer means. `sending` does the input and output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from pydantic_core import from_json

from .._hooks import AfterErrorContext, AfterSuccessContext, BeforeRequestContext, HookContext
from ..errors import APIError, ConfigurationError, ConnectionFailedError, RequestTimeoutError, SDKError
from ..httpclient import AsyncHttpClient, HttpClient
from .arguments import Arguments, CallOptions
from .authorizing import Flow
from .configuration import SDKConfiguration
from .keeping import keep
from .operation import Binary, Content, Events, JsonLines, Operation
from .redaction import SecretURL, redact, redacted_request, url_text
from .redirects import followed
from .replies import NO_BODY, declared_success, error_of, shown_headers, unreadable, value_of, with_body
from .requests import Sendable, complete, credentials_flow, prepare
from .retrying import IDEMPOTENT_METHODS, LONGEST_RETRY_AFTER, Deadline, retry_after, retry_policy
from .security import Applied
from .streaming import EventReader, LineReader, Reader, event_decoder, line_decoder

CONNECT_SECONDS = 5.0
BETWEEN_BYTES_SECONDS = 60.0
CALL_SECONDS = 600.0
SHORTEST_SECONDS = 0.001
"""httpx takes zero for "no time-out", and a moment for what it is."""
REFUSAL_SECONDS = 10.0
"""How long the body of a response that is no success is waited for: its status is the answer already."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call returns.

    Attributes:
        returns: The type of the value, or of one item of a stream. A tuple has one for each of the operation's
            responses, in their order.
        errors: The types of error bodies by status, range or ``default``.
        streams: Whether a stream is asked for, where the operation offers both that and a value.
    """

    returns: Any = None
    errors: Mapping[str, Any] = field(default_factory=dict)
    streams: bool = False

    def type_at(self, index: int) -> Any:
        """The type of the operation's response at ``index``."""
        return self.returns[index] if isinstance(self.returns, tuple) else self.returns


class Call:
    """One call of an operation, over all its attempts.

    Args:
        owns_client: Whether the HTTP client is ours; a caller's keeps its own time-outs unless the call names one.

    Attributes:
        response: The success, once there is one.

    Raises:
        ConfigurationError: The call cannot be sent as it is.
    """

    response: httpx.Response

    def __init__(
        self,
        operation: Operation,
        configuration: SDKConfiguration,
        arguments: Arguments,
        outcome: Outcome,
        options: CallOptions,
        *,
        owns_client: bool,
    ) -> None:
        self.operation = operation
        self.configuration = configuration
        self.outcome = outcome
        self.policy = retry_policy(operation.retries, configuration.retry_config, options.retries)
        self._prepared = prepare(operation, arguments, configuration, options, streams=outcome.streams)
        self._deadline = Deadline(_call_seconds(configuration, options, owns_client=owns_client))
        self.body_deadline = self._deadline
        self._elapsed = Deadline(None)
        # A caller who gives both a policy, with its own end, and a time-out means the time-out for each attempt.
        self._renews = self.policy.max_retries is None and (options.timeout_ms or configuration.timeout_ms) is not None
        self._sent: Sendable | None = None
        self._is_unsent = True
        self._retries_made = 0
        self._has_renewed = False
        self._is_repeatable = operation.method in IDEMPOTENT_METHODS or self._prepared.has_idempotency_key
        context = HookContext(operation.id, list(operation.scopes) or None, configuration.security)
        self._hooks = configuration.get_hooks()
        self._before, self._success = BeforeRequestContext(context), AfterSuccessContext(context)
        self._error = AfterErrorContext(context)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Credentials in the last request sent."""
        return self._sent.secrets if self._sent else ()

    @property
    def secret_headers(self) -> tuple[str, ...]:
        """The headers of the last request sent that hold credentials."""
        return self._sent.secret_headers if self._sent else ()

    def check_synchronous(self) -> None:
        """Called before a synchronous call connects.

        Raises:
            ConfigurationError: Its body can be sent by an asynchronous call alone.
        """
        if self._prepared.body.stream is not None:
            self._prepared.body.stream.check_synchronous()

    @property
    def url(self) -> str:
        """The address of the call, without its query and its credentials."""
        return self._prepared.url

    def authorization(self) -> Flow:
        """What the next attempt needs in credentials, which are asked for anew; see ``authorizing``."""
        self._is_unsent = True
        return credentials_flow(self._prepared, self.operation, self.configuration.security)

    def request(self, client: HttpClient | AsyncHttpClient, applied: Applied) -> httpx.Request:
        """The next attempt's request."""
        sendable = self._sent = complete(self._prepared, applied)
        self._is_unsent = False
        body = self._prepared.body
        body.rewind()
        if self._renews:
            self._deadline = self.body_deadline = Deadline(self._deadline.seconds)
        extra: dict[str, Any] = {} if self._deadline.seconds is None else {"timeout": self.timeout()}
        if getattr(client, "is_closed", False):
            raise ConfigurationError("the HTTP client is closed")
        try:
            request = client.build_request(
                self.operation.method,
                sendable.url,
                headers=sendable.headers,
                content=body.content,
                files=body.parts or None,
                **extra,
            )
        except httpx.InvalidURL as error:
            raise ConfigurationError(f"the server URL is invalid: {redact(str(error), self.secrets)}") from None
        if body.stream is not None:
            request.stream = body.stream
        if body.kind is not None:
            media_type = request.headers["Content-Type"]
            request.headers["Content-Type"] = media_type.replace("multipart/form-data", body.kind, 1)
        return self._sendable(self._hooks.before_request(self._before, request))

    def onward(self, client: HttpClient | AsyncHttpClient, response: httpx.Response) -> httpx.Request | None:
        """The request a redirect leads to, where the caller's own client follows redirects."""
        request = followed(client, response, self.secret_headers, self.secrets)
        if request is None:
            return None
        body = self._prepared.body
        if request.method == response.request.method:
            if not body.is_repeatable:
                return None
            body.rewind()
        return self._sendable(request)

    def receive(self, response: httpx.Response) -> None:
        """Frees a response from the time-out that governed the wait for it, and of requests that must not be shown."""
        timeouts = response.request.extensions.get("timeout")
        self._log("response: %d after %.3f s", response.status_code, self._deadline.elapsed)
        if self.content_of(response) is None:
            self.body_deadline = Deadline(min(REFUSAL_SECONDS, self._deadline.remaining()))
        if self._deadline.seconds is not None and isinstance(timeouts, dict):
            is_read_later = isinstance(self.content_of(response), (Events, JsonLines, Binary))
            left = float("inf") if is_read_later else max(SHORTEST_SECONDS, self.body_deadline.remaining())
            timeouts["read"] = min(BETWEEN_BYTES_SECONDS, left)
        response.request = self._shown(response.request)
        if response.next_request is not None:
            response.next_request = self._shown(response.next_request)

    def wait_after_response(self, response: httpx.Response) -> float | None:
        """Seconds before the next attempt; ``None`` where this response, or this answer of a token endpoint, is the last."""
        if not self._is_unsent and response.status_code == 401 and self._discards_tokens():
            return 0.0
        if not self.policy.retries_status(response.status_code, is_repeatable=self._may_repeat):
            return None
        asked = retry_after(response.headers)
        if asked is not None and asked > LONGEST_RETRY_AFTER:
            return None
        return self._wait(asked)

    def wait_after_failure(self, failure: httpx.HTTPError) -> float:
        """Seconds before the next attempt.

        Raises:
            SDKError: There is none, and this stands for the failure.
        """
        was_sent = not isinstance(failure, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout))
        is_worth_it = not isinstance(failure, (httpx.LocalProtocolError, httpx.UnsupportedProtocol))
        if is_worth_it and self.policy.retries_failure(was_sent=was_sent, is_repeatable=self._may_repeat):
            wait = self._wait(None)
            if wait is not None:
                return wait
        error: Exception = self.transport_error(failure)
        _, replaced = self._hooks.after_error(self._error, None, error)
        # A request that breaks the protocol is repeated, credentials included, in what was raised about it.
        cause = None if isinstance(failure, httpx.LocalProtocolError) else failure
        raise (replaced or error) from cause

    def transport_error(self, failure: httpx.HTTPError) -> SDKError:
        """The error that stands for a failure of the HTTP client, whose own request is redacted."""
        try:
            failure.request = self._shown(failure.request)
        except RuntimeError:
            pass  # httpx says so where a failure has no request: nothing to redact
        self._log("failure: %s", type(failure).__name__)
        if isinstance(failure, httpx.TimeoutException):
            return RequestTimeoutError(f"timed out after {self._deadline.elapsed:.1f} s ({type(failure).__name__})")
        return ConnectionFailedError(f"{type(failure).__name__}: {redact(str(failure), self.secrets)}")

    def body_error(self, response: httpx.Response, failure: httpx.HTTPError) -> SDKError:
        """The error that stands for the body of a success that could not be read."""
        if isinstance(failure, httpx.DecodingError):
            return unreadable(self.refusal(response, b""), self.secrets)
        return self.transport_error(failure)

    def refusal(self, response: httpx.Response, body: bytes) -> httpx.Response:
        """A response that is no success, with as much of its body as was read."""
        return with_body(response, body, self.secrets)

    def content_of(self, response: httpx.Response) -> Content | None:
        """What the body of a success is; ``None`` for anything but a success."""
        index = declared_success(self.operation, response, streams=self.outcome.streams)
        return None if index is None else self.operation.responses[index].content

    def is_stream(self, response: httpx.Response) -> bool:
        """Whether the response is delivered item by item."""
        return isinstance(self.content_of(response), (Events, JsonLines))

    def is_download(self, response: httpx.Response) -> bool:
        """Whether the response is delivered as bytes; one without a body is not."""
        return isinstance(self.content_of(response), Binary) and response.status_code not in NO_BODY

    def accepted(self, response: httpx.Response) -> httpx.Response:
        """A success after the hooks have seen it."""
        response = self._hooks.after_success(self._success, response)
        keep(response)
        self.response = response
        return response

    def refused(self, response: httpx.Response) -> httpx.Response:
        """A response in place of an error response whose body was read, where a hook has one.

        Raises:
            APIError: No hook does.
        """
        replaced, error = self._hooks.after_error(self._error, response, None)
        if error is not None:
            raise error
        if replaced is None or self.content_of(replaced) is None:
            raise error_of(replaced or response, self.outcome.errors, self.secrets)
        return replaced

    def value(self, response: httpx.Response) -> Any:
        """The value of a success whose body was read."""
        index = declared_success(self.operation, response, streams=self.outcome.streams)
        if index is None:
            raise error_of(response, self.outcome.errors, self.secrets)
        content = self.operation.responses[index].content
        type_ = self.outcome.type_at(index)
        return value_of(content, type_, response, strict=self.configuration.strict, secrets=self.secrets)

    def reader(self, response: httpx.Response) -> Reader[Any]:
        """What turns the body of a streamed success into items."""
        index = declared_success(self.operation, response, streams=self.outcome.streams)
        content = None if index is None else self.operation.responses[index].content
        type_ = None if index is None else self.outcome.type_at(index)
        secrets, strict = self.secrets, self.configuration.strict

        def fail(kind: type[APIError], message: str, text: str) -> Exception:
            text = redact(text, secrets)
            headers = shown_headers(response, secrets)
            return kind(message, response.status_code, text, response, headers=headers, data=_plain_json(text))

        if isinstance(content, JsonLines):
            return LineReader(line_decoder(type_, strict=strict, fail=fail))
        events = content if isinstance(content, Events) else Events()
        decode_event = event_decoder(events, type_, strict=strict, fail=fail)
        return EventReader(decode_event, events.sentinel, is_text=events.is_text)

    @property
    def _may_repeat(self) -> bool:
        """Whether another attempt does nothing twice: this one got no further than to its token, or the call is idempotent."""
        return self._is_unsent or self._is_repeatable

    def _wait(self, asked: float | None) -> float | None:
        policy = self.policy
        if policy.max_retries is not None and self._retries_made >= policy.max_retries:
            return None
        if not self._is_unsent and not self._prepared.body.is_repeatable:
            return None
        wait = policy.delay(self._retries_made) if asked is None else asked
        if not self._renews and wait >= self._deadline.remaining():
            return None
        if policy.max_elapsed_time is not None and self._elapsed.elapsed + wait > policy.max_elapsed_time:
            return None
        self._retries_made += 1
        self._log("retry %d in %.3f s", self._retries_made, wait)
        return wait

    def _discards_tokens(self) -> bool:
        """Whether a refused request had tokens that may be fetched anew, once a call."""
        tokens = self._sent.tokens if self._sent else ()
        if not tokens or self._has_renewed or not self._prepared.body.is_repeatable:
            return False
        for token in tokens:
            self.configuration.tokens.discard(token)
        self._has_renewed = True
        return True

    def timeout(self) -> httpx.Timeout | None:
        """What is left of the call's time; ``None`` where the HTTP client's own time-outs hold."""
        if self._deadline.seconds is None:
            return None
        return httpx.Timeout(self._gap(), connect=min(CONNECT_SECONDS, self._left()), pool=self._left())

    def _gap(self) -> float:
        return min(BETWEEN_BYTES_SECONDS, self._left())

    def _left(self) -> float:
        return max(SHORTEST_SECONDS, self._deadline.remaining())

    def _sendable(self, request: httpx.Request) -> httpx.Request:
        """The request with a URL that does not print what httpx would log."""
        if request.url.userinfo or (self._sent is not None and self._sent.has_secret_query):
            request.url = SecretURL(request.url)
        self._log("request: %s %s", request.method, url_text(request.url))
        return request

    def _shown(self, request: httpx.Request) -> httpx.Request:
        return redacted_request(request, self.secret_headers)

    def _log(self, message: str, *arguments: Any) -> None:
        self.configuration.debug_logger.debug(message, *arguments)


def _call_seconds(configuration: SDKConfiguration, options: CallOptions, *, owns_client: bool) -> float | None:
    timeout_ms = configuration.timeout_ms if options.timeout_ms is None else options.timeout_ms
    if timeout_ms is None:
        return CALL_SECONDS if owns_client else None
    if timeout_ms <= 0:
        raise ConfigurationError("timeout_ms must be more than 0")
    return timeout_ms / 1000


def _plain_json(text: str) -> Any:
    try:
        return from_json(text)
    except ValueError:
        return None  # the text is the error's body in any case
