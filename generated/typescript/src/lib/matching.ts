/** Finds out what a response means to its operation. */
import * as z from "zod";
import { APIError } from "../models/errors/apierror.js";
import { SDKValidationError } from "../models/errors/sdkvalidationerror.js";
import { ERR, OK, Result } from "../types/fp.js";
import { decode, Decoding } from "./decoding.js";
import {
  matchContentType,
  matchStatusCode,
  StatusCodePredicate,
} from "./http.js";
import { stringifyJSON } from "./json.js";
import { KnownError, Lifetime } from "./lifetime.js";
import { setOwn } from "./primitives.js";
import { isRecord } from "./records.js";
import { redact, secretsBehind } from "./redaction.js";
import { discardResponseBody, readErrorText } from "./response-body.js";
import { safeParse } from "./schemas.js";

export type Encoding =
  "jsonl" | "json" | "text" | "bytes" | "stream" | "sse" | "nil" | "fail";

export type Schema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

/** Reads a body into the value that the schema then sees. */
export type BodyReader = (
  response: Response,
  scope: ReadScope,
) => Promise<unknown>;

export type ReadScope = {
  lifetime: Lifetime;
  /** What may not be shown of the body, where that is an error. */
  secrets: readonly string[] | undefined;
  decoding: Decoding;
  /** What an event or a line is read with. */
  schema: Schema<unknown>;
  sentinel?: string | undefined;
};

export type MatchOptions<D = never, E = unknown> = {
  /** The media type, in place of the encoding's usual one. */
  ctype?: string;
  /** Whether the value gets the response's headers, as `Headers`. */
  hdrs?: boolean;
  /** The property of the value under which the body goes. */
  key?: string;
  sseSentinel?: string;
  /** The error's class, made from the decoded body. */
  error?: new (data: D, response: Response, body: string) => E;
};

export type Readable = {
  codes: StatusCodePredicate;
  read: BodyReader;
  /** Whether the body is delivered as it arrives, after the call has ended. */
  isStream: boolean;
  /** Whether the schema is for the parts of the value, and not for itself. */
  readsParts?: boolean;
  mediaType: string;
  /** Whether a response is of the kind, where media types alone do not tell. */
  fits?: (response: Response) => boolean;
};

export type ValueMatcher<V> = MatchOptions &
  Readable & { enc: Encoding; schema: Schema<V> };

export type ErrorMatcher<E> = MatchOptions<never, E> &
  Readable & { enc: Encoding; schema: Schema<unknown>; err: true };

export type FailMatcher = { enc: "fail"; codes: StatusCodePredicate };

export type Matcher<T, E> = FailMatcher | ValueMatcher<T> | ErrorMatcher<E>;

export type MatchedValue<Matchers> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any error will do
  Matchers extends Matcher<infer T, any>[] ? T : never;
export type MatchedError<Matchers> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any value will do
  Matchers extends Matcher<any, infer E>[] ? E : never;

export type MatchFunc<T, E> = (
  response: Response,
  options?: {
    resultKey?: string;
    extraFields?: Record<string, unknown>;
    lifetime?: Lifetime;
    decoding?: Decoding;
  },
) => Promise<[result: Result<T, E>, raw: unknown]>;

/**
 * Makes the function that turns a response into a result.
 *
 * The first matcher for its status and media type decides. A response that has
 * none is an `APIError`, as is one whose error body cannot be read.
 */
export function match<T, E>(
  ...matchers: Array<Matcher<T, E>>
): MatchFunc<T, E | MatchError> {
  return async (response, options = {}) => {
    const { lifetime = unlimited(), decoding = "lenient" } = options;
    const matcher = matchers.find((candidate) => applies(candidate, response));
    let isOpen = false;
    try {
      if (matcher === undefined || matcher.enc === "fail") {
        throw await apiError(matcher === undefined, response, lifetime);
      }
      const { schema, sseSentinel: sentinel } = matcher;
      const scope: ReadScope = {
        lifetime,
        decoding,
        schema,
        sentinel,
        secrets: "err" in matcher ? secretsBehind.get(response) : undefined,
      };
      const raw = await matcher.read(response, scope);
      const result = conclude<T, E>(matcher, response, raw, decoding, options);
      isOpen = matcher.isStream && result.ok;
      return [result, raw];
    } catch (error) {
      const isError = matcher !== undefined && "err" in matcher;
      return [ERR(readError(error, isError, response, lifetime)), undefined];
    } finally {
      if (isOpen) {
        lifetime.openStream();
      } else {
        await discardResponseBody(response);
        lifetime.end();
      }
    }
  };
}

export type MatchError = KnownError;

function unlimited(): Lifetime {
  return new Lifetime({ totalMs: null, idleMs: null }, null);
}

function applies<T, E>(matcher: Matcher<T, E>, response: Response): boolean {
  if (!matchStatusCode(response, matcher.codes)) {
    return false;
  }
  if (matcher.enc === "fail") {
    return true;
  }
  // A server that names no type is taken at the document's word, as long as it
  // sent something at all.
  const isUnnamed =
    response.headers.get("content-type") === null &&
    response.body !== null &&
    response.status !== 204;
  return (
    isUnnamed ||
    (matcher.fits?.(response) ??
      matchContentType(response, matcher.ctype ?? matcher.mediaType))
  );
}

async function apiError(
  isUnexpected: boolean,
  response: Response,
  lifetime: Lifetime,
): Promise<APIError> {
  const message = isUnexpected
    ? "Unexpected API response status or content-type"
    : "API error occurred";
  const body = await readErrorText(response, lifetime);
  const shown = redact(body, secretsBehind.get(response));
  return new APIError(message, response, shown);
}

function conclude<T, E>(
  matcher: ValueMatcher<T> | ErrorMatcher<E>,
  response: Response,
  raw: unknown,
  decoding: Decoding,
  envelope: { resultKey?: string; extraFields?: Record<string, unknown> },
): Result<T, E | MatchError> {
  if (matcher.readsParts) {
    return OK(raw as T);
  }
  const wrapped = wrap(matcher, response, raw, envelope);
  const parsed = safeParse(
    wrapped,
    (held) => decode<unknown>(matcher.schema, held, decoding),
    "Response validation failed",
  );
  if ("err" in matcher) {
    return ERR(madeError(matcher, parsed, response, raw));
  }
  return parsed.ok
    ? OK(parsed.value as T)
    : ERR(
        new SDKValidationError(
          "Response validation failed",
          parsed.error.cause,
          raw,
          response,
        ),
      );
}

/** The error of a described response, as far as its body can be read. */
function madeError<E>(
  matcher: ErrorMatcher<E>,
  parsed: Result<unknown, SDKValidationError>,
  response: Response,
  raw: unknown,
): E | APIError {
  const body = typeof raw === "string" ? raw : stringifyJSON(raw ?? "");
  if (!parsed.ok) {
    return new APIError("API error occurred", response, body);
  }
  return matcher.error === undefined
    ? (parsed.value as E)
    : new matcher.error(parsed.value as never, response, body);
}

/** Puts a body beside headers and other fields, where the value has them. */
function wrap(
  { hdrs, key }: { hdrs?: boolean; key?: string },
  response: Response,
  raw: unknown,
  options: { resultKey?: string; extraFields?: Record<string, unknown> },
): unknown {
  const name = key ?? options.resultKey;
  if (!hdrs && name === undefined && options.extraFields === undefined) {
    return raw;
  }
  return {
    ...options.extraFields,
    ...(hdrs ? { Headers: unpackHeaders(response.headers) } : null),
    ...(name !== undefined ? { [name]: raw } : isRecord(raw) ? raw : null),
  };
}

/** Why a response could not be read; one that is an error stays what it is. */
function readError(
  error: unknown,
  isError: boolean,
  response: Response,
  lifetime: Lifetime,
): MatchError {
  if (error instanceof APIError) {
    return error;
  }
  if (isError && !lifetime.isAborted) {
    const raw = error instanceof SDKValidationError ? error.rawValue : "";
    const body = typeof raw === "string" ? raw : "";
    return new APIError("API error occurred", response, body);
  }
  return lifetime.explain(error);
}

/** Every header with the list of its values. */
export function unpackHeaders(headers: Headers): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  for (const [name, value] of headers.entries()) {
    setOwn(out, name, [...(out[name] ?? []), value]);
  }
  return out;
}
