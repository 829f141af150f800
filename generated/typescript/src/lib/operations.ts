import * as z from "zod";
import { HookContext } from "../hooks/types.js";
import { APIError } from "../models/errors/apierror.js";
import {
  ConnectionError,
  InvalidRequestError,
  RequestAbortedError,
  RequestTimeoutError,
  UnexpectedClientError,
} from "../models/errors/httpclienterrors.js";
import { SDKError } from "../models/errors/sdkerror.js";
import { SDKValidationError } from "../models/errors/sdkvalidationerror.js";
import { APICall, APIPromise } from "../types/async.js";
import { ERR, Result } from "../types/fp.js";
import { SecurityRequirements } from "./credentials.js";
import { Globals } from "./globals.js";
import { StatusCodePredicate } from "./http.js";
import { addIdempotencyKey } from "./idempotency.js";
import { DEFAULT_TIME_LIMITS, Lifetime, TimeLimits } from "./lifetime.js";
import { match, Matcher } from "./matching.js";
import { Body, encodeInput, ParameterWriter, Streaming } from "./parameters.js";
import { secretsBehind, secretsOf } from "./redaction.js";
import {
  DEFAULT_RETRIES,
  DEFAULT_RETRY_CODES,
  RetryConfig,
} from "./retries.js";
import { safeParse } from "./schemas.js";
import { Server } from "./servers.js";
import {
  ClientOptions,
  ClientSDK,
  RequestOptions,
  StreamOptions,
} from "./sdks.js";

/** All that the runtime has to know about an operation. Plain data. */
export type Operation<Inp, Out, Err = never> = {
  /** The document's `operationId`. */
  id: string;
  /** As HTTP spells it; a document may bring methods of its own. */
  method: string;
  /** With variables in braces. A fragment is never sent. */
  path: string;
  /** The whole address, where a response said what it is: it stands for server,
   * path and query. */
  url?: URL | undefined;
  /** Checks the input and gives its wire form; absent when there is no input. */
  input?: z.ZodType<unknown, z.ZodTypeDef, Inp>;
  parameters?: ParameterWriter;
  body?: Body;
  /** Media types of the responses, for the `accept` header. */
  accept: string;
  /** What asks for a stream in place of a value. */
  streaming?: Streaming;
  responses: readonly Matcher<Out, Err>[];
  /** Statuses shown to hooks as errors; `4XX` and `5XX` when absent. */
  errorCodes?: StatusCodePredicate;
  /** The operation's own servers, where it has any. */
  servers?: readonly Server[];
  /** Where options of the client stand in for properties of the input. */
  globals?: Globals;
  /** Absent where the document's own requirements hold. */
  security?: SecurityRequirements;
  scopes?: readonly string[];
  /** The document's retry extension, and its consent to repeat the call. */
  retries?: { config?: RetryConfig; codes?: readonly string[] };
  /** The header for an idempotency key, where the document asks for one. */
  idempotencyHeader?: string;
};

/** The errors every call may end with. */
export type CallError =
  | APIError
  | SDKValidationError
  | UnexpectedClientError
  | InvalidRequestError
  | RequestAbortedError
  | RequestTimeoutError
  | ConnectionError;

type Outcome<Out, Err> = [Result<Out, Err | CallError>, APICall];

/**
 * Calls an operation. Never rejects: every failure is a result.
 *
 * @param input What the operation takes; undefined when it takes nothing.
 */
export function call<Inp, Out, Err, Options extends ClientOptions>(
  client: ClientSDK<Options>,
  operation: Operation<Inp, Out, Err>,
  input: Inp,
  options?: StreamOptions,
): APIPromise<Result<Out, Err | CallError>> {
  return new APIPromise(perform(client, operation, input, options));
}

const IDEMPOTENT_METHODS = [
  "GET",
  "HEAD",
  "OPTIONS",
  "PUT",
  "DELETE",
  "TRACE",
  "QUERY",
];

async function perform<Inp, Out, Err, Options extends ClientOptions>(
  client: ClientSDK<Options>,
  operation: Operation<Inp, Out, Err>,
  input: Inp,
  options: StreamOptions | undefined,
): Promise<Outcome<Out, Err>> {
  const schema = operation.input;
  const parsed = safeParse(
    operation.globals?.(input, client._options) ?? input,
    (value) => schema?.parse(value),
    "Input validation failed",
  );
  if (!parsed.ok) {
    return [parsed, { status: "invalid" }];
  }
  const signal = options?.fetchOptions?.signal;
  const lifetime = new Lifetime(timeLimits(client, options), signal);
  const { value } = parsed;
  const made = await prepare(client, operation, value, options, lifetime);
  if (!made.ok) {
    lifetime.end();
    return [made, { status: "invalid" }];
  }
  return send(client, operation, made.value, options, lifetime);
}

type Prepared = {
  request: Request;
  context: HookContext;
  /** Whether the body is a stream, which can be sent only once. */
  isOneShot: boolean;
};

/** Encodes the input, resolves credentials and makes the request. */
async function prepare<Inp, Out, Err, Options extends ClientOptions>(
  client: ClientSDK<Options>,
  operation: Operation<Inp, Out, Err>,
  wireInput: unknown,
  options: StreamOptions | undefined,
  lifetime: Lifetime,
): Promise<Result<Prepared, CallError>> {
  try {
    const encoded = encodeInput(operation, wireInput, options?.stream);
    addIdempotencyKey(encoded.headers, operation, client._options, options);
    const baseURL = options?.serverURL ?? serverOf(client, operation) ?? "";
    const context: HookContext = {
      baseURL,
      operationID: operation.id,
      oAuth2Scopes: operation.scopes ? [...operation.scopes] : null,
      retryConfig: retryConfigOf(client, operation, options),
      resolvedSecurity: null,
    };
    const security = await client._api.security(
      client._options,
      operation.security,
      { context, lifetime },
    );
    context.resolvedSecurity = security;
    const { method, url } = operation;
    const conf = { ...encoded, method, baseURL, security, url };
    const isOneShot = encoded.body instanceof ReadableStream;
    const request = client._createRequest(context, conf, options);
    return request.ok
      ? { ok: true, value: { request: request.value, context, isOneShot } }
      : request;
  } catch (cause) {
    return ERR(
      cause instanceof SDKError
        ? (cause as CallError)
        : new InvalidRequestError("Unable to create request", { cause }),
    );
  }
}

function serverOf<Options extends ClientOptions>(
  client: ClientSDK<Options>,
  { servers }: { servers?: readonly Server[] },
): URL | null {
  return servers === undefined
    ? client._baseURL
    : client._api.serverURL(client._options, servers);
}

async function send<Inp, Out, Err, Options extends ClientOptions>(
  client: ClientSDK<Options>,
  operation: Operation<Inp, Out, Err>,
  { request, context, isOneShot }: Prepared,
  options: RequestOptions | undefined,
  lifetime: Lifetime,
): Promise<Outcome<Out, Err>> {
  const sent = await client._do(request, {
    context,
    errorCodes: operation.errorCodes ?? ["4XX", "5XX"],
    retryConfig: context.retryConfig,
    retryCodes: [
      ...(options?.retryCodes ??
        operation.retries?.codes ??
        DEFAULT_RETRY_CODES),
    ],
    // The document says when, not how often.
    maxRetries:
      context.retryConfig === operation.retries?.config
        ? DEFAULT_RETRIES
        : undefined,
    isIdempotent: mayRepeat(operation, request, options),
    isOneShot,
    lifetime,
    redirect: options?.fetchOptions?.redirect,
  });
  if (!sent.ok) {
    return [sent, { status: "request-error", request }];
  }
  const response = sent.value;
  const decoding = options?.decoding ?? client._options.decoding ?? "lenient";
  const read = match(...operation.responses);
  secretsBehind.set(response, secretsOf(context.resolvedSecurity));
  const [result] = await read(response, { lifetime, decoding });
  return [result, { status: "complete", request, response }];
}

/** Whether repeating the call is harmless, or somebody has consented to it. */
function mayRepeat(
  operation: { method: string; retries?: unknown; idempotencyHeader?: string },
  request: Request,
  options: RequestOptions | undefined,
): boolean {
  return (
    IDEMPOTENT_METHODS.includes(operation.method) ||
    operation.retries !== undefined ||
    options?.retryCodes !== undefined ||
    request.headers.has(operation.idempotencyHeader ?? "idempotency-key")
  );
}

function retryConfigOf<Options extends ClientOptions>(
  client: ClientSDK<Options>,
  operation: { retries?: { config?: RetryConfig } },
  options: RequestOptions | undefined,
): RetryConfig {
  return (
    options?.retries ??
    client._options.retryConfig ??
    operation.retries?.config ?? { strategy: "backoff" }
  );
}

function timeLimits<Options extends ClientOptions>(
  client: ClientSDK<Options>,
  options: RequestOptions | undefined,
): TimeLimits {
  const timeoutMs = options?.timeoutMs ?? client._options.timeoutMs ?? -1;
  if (timeoutMs > 0) {
    return { totalMs: timeoutMs, idleMs: timeoutMs };
  }
  return client._hasOwnFetcher
    ? { totalMs: null, idleMs: null }
    : DEFAULT_TIME_LIMITS;
}
