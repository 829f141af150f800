/** The ways in which a body is read, each with the matcher that asks for it. */
import { SDKValidationError } from "../models/errors/sdkvalidationerror.js";
import { EventStream, eventDecoder } from "./event-streams.js";
import { StatusCodePredicate } from "./http.js";
import { isJSONLines, JSONLinesStream } from "./json-lines.js";
import { parseJSON } from "./json.js";
import { Lifetime } from "./lifetime.js";
import {
  Encoding,
  ErrorMatcher,
  FailMatcher,
  MatchOptions,
  Readable,
  Schema,
  ValueMatcher,
} from "./matching.js";
import { redact } from "./redaction.js";
import { discardResponseBody, readBytes, readText } from "./response-body.js";

type MakeValue = <T>(
  codes: StatusCodePredicate,
  schema: Schema<T>,
  options?: MatchOptions,
) => ValueMatcher<T>;

type MakeError = <D, E = D>(
  codes: StatusCodePredicate,
  schema: Schema<D>,
  options?: MatchOptions<D, E>,
) => ErrorMatcher<E>;

type Kind = Omit<Readable, "codes"> & { enc: Encoding };

const JSON_KIND: Kind = {
  enc: "json",
  mediaType: "application/json",
  isStream: false,
  read: async (response, { lifetime, secrets }) => {
    const text = redact(await readText(response, lifetime), secrets);
    try {
      return parseJSON(text);
    } catch (cause) {
      const message = "The body of the response is not JSON";
      throw new SDKValidationError(message, cause, text, response);
    }
  },
};

const TEXT_KIND: Kind = {
  enc: "text",
  mediaType: "text/plain",
  isStream: false,
  read: async (response, { lifetime, secrets }) =>
    redact(await readText(response, lifetime), secrets),
};

const BYTES_KIND: Kind = {
  enc: "bytes",
  mediaType: "application/octet-stream",
  isStream: false,
  read: (response, { lifetime }) => readBytes(response, lifetime),
};

const STREAM_KIND: Kind = {
  enc: "stream",
  mediaType: "application/octet-stream",
  isStream: true,
  read: (response, { lifetime }) =>
    Promise.resolve(watchedStream(response, lifetime)),
};

const SSE_KIND: Kind = {
  enc: "sse",
  mediaType: "text/event-stream",
  isStream: true,
  readsParts: true,
  read: (response, { lifetime, decoding, schema, sentinel }) =>
    Promise.resolve(
      new EventStream({
        stream: bodyOf(response),
        decoder: eventDecoder(schema, response, decoding),
        sentinel,
        lifetime,
      }),
    ),
};

const JSONL_KIND: Kind = {
  enc: "jsonl",
  mediaType: "application/jsonl",
  fits: isJSONLines,
  isStream: true,
  readsParts: true,
  read: (response, { lifetime, decoding, schema }) =>
    Promise.resolve(
      new JSONLinesStream({
        response,
        stream: bodyOf(response),
        schema,
        decoding,
        lifetime,
      }),
    ),
};

const NIL_KIND: Kind = {
  enc: "nil",
  mediaType: "*",
  isStream: false,
  read: async (response) => {
    await discardResponseBody(response);
    return undefined;
  },
};

function value(kind: Kind): MakeValue {
  return (codes, schema, options) => ({ ...kind, ...options, codes, schema });
}

function error(kind: Kind): MakeError {
  return <D, E = D>(
    codes: StatusCodePredicate,
    schema: Schema<D>,
    options?: MatchOptions<D, E>,
  ) => ({ ...kind, ...options, codes, schema, err: true }) as ErrorMatcher<E>;
}

export const json: MakeValue = /* @__PURE__ */ value(JSON_KIND);
export const jsonErr: MakeError = /* @__PURE__ */ error(JSON_KIND);
export const jsonlErr: MakeError = /* @__PURE__ */ error(JSONL_KIND);
export const text: MakeValue = /* @__PURE__ */ value(TEXT_KIND);
export const textErr: MakeError = /* @__PURE__ */ error(TEXT_KIND);
export const bytes: MakeValue = /* @__PURE__ */ value(BYTES_KIND);
export const bytesErr: MakeError = /* @__PURE__ */ error(BYTES_KIND);
export const stream: MakeValue = /* @__PURE__ */ value(STREAM_KIND);
export const streamErr: MakeError = /* @__PURE__ */ error(STREAM_KIND);
export const nil: MakeValue = /* @__PURE__ */ value(NIL_KIND);
export const nilErr: MakeError = /* @__PURE__ */ error(NIL_KIND);
export const sseErr: MakeError = /* @__PURE__ */ error(SSE_KIND);

/** Events, of which `schema` reads each. */
export function sse<T>(
  codes: StatusCodePredicate,
  schema: Schema<T>,
  options?: MatchOptions,
): ValueMatcher<EventStream<T>> {
  return { ...SSE_KIND, ...options, codes, schema } as never;
}

/** JSON values, one a line, of which `schema` reads each. */
export function jsonl<T>(
  codes: StatusCodePredicate,
  schema: Schema<T>,
  options?: MatchOptions,
): ValueMatcher<JSONLinesStream<T>> {
  return { ...JSONL_KIND, ...options, codes, schema } as never;
}

/** Statuses that are errors, whatever their body. */
export function fail(codes: StatusCodePredicate): FailMatcher {
  return { enc: "fail", codes };
}

function bodyOf(response: Response): ReadableStream<Uint8Array> {
  return response.body ?? new Blob([]).stream();
}

/** The body as it arrives, under the time limits of the call. */
function watchedStream(
  response: Response,
  lifetime: Lifetime,
): ReadableStream<Uint8Array> {
  const reader = bodyOf(response).getReader();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await lifetime.watch(reader.read());
        if (done) {
          lifetime.end();
          controller.close();
        } else {
          controller.enqueue(value);
        }
      } catch (cause) {
        lifetime.end();
        void reader.cancel().catch(() => undefined);
        throw lifetime.explain(cause);
      }
    },
    cancel: async () => {
      lifetime.end();
      await reader.cancel();
    },
  });
}
