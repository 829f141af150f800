import * as z from "zod";
import { APIError } from "../models/errors/apierror.js";
import { SDKValidationError } from "../models/errors/sdkvalidationerror.js";
import { Decoder, Event } from "../sse.js";
import { DecodedStream, SKIPPED } from "./decoded-stream.js";
import { decode, Decoding } from "./decoding.js";
import { parseJSON } from "./json.js";
import { Lifetime } from "./lifetime.js";
import { redact, secretsBehind } from "./redaction.js";

/** Ends a stream whose document names no sentinel of its own. */
export const DEFAULT_SENTINEL = "[DONE]";

/** An event as it came (`T` is a string), or with its data read. */
export type ServerEvent<T> = {
  data?: T | undefined;
  event?: string | undefined;
  retry?: number | undefined;
  id?: string | undefined;
};

export type EventStreamInit<Event> = {
  stream: ReadableStream<Uint8Array>;
  /** Reads one event; what it throws ends the stream. */
  decoder: (rawEvent: ServerEvent<string>) => Event | typeof SKIPPED;
  /** The data that ends the stream; `[DONE]` when not given. */
  sentinel?: string | undefined;
  lifetime?: Lifetime | undefined;
};

/** Server-sent events, read as they arrive. */
export class EventStream<Event> extends DecodedStream<Event> {
  constructor({ decoder, sentinel, ...init }: EventStreamInit<Event>) {
    super({
      ...init,
      framing: new Decoder(),
      sentinel: sentinel ?? DEFAULT_SENTINEL,
      decode: (event) => decoder(rawEvent(event)),
    });
  }
}

function rawEvent({ event, data, id, retry }: Event): ServerEvent<string> {
  return {
    data,
    event,
    ...(id === "" ? null : { id }),
    ...(retry === null ? null : { retry }),
  };
}

/**
 * Reads events as the document describes them.
 *
 * An error sent inside the stream is thrown, a keep-alive is skipped, and an
 * event that does not fit is delivered as far as it fits, unless strict.
 */
export function eventDecoder<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  response: Response,
  decoding: Decoding,
): (raw: ServerEvent<string>) => T | typeof SKIPPED {
  return (raw) => {
    if (isKeepAlive(raw) && !fits(schema, raw)) {
      return SKIPPED;
    }
    if (isError(raw, schema)) {
      const message = "API error occurred in the event stream";
      const body = redact(raw.data ?? "", secretsBehind.get(response));
      throw new APIError(message, response, body);
    }
    try {
      return decode(schema, raw, decoding);
    } catch (cause) {
      const message = "Event validation failed";
      throw new SDKValidationError(message, cause, raw, response);
    }
  };
}

function isKeepAlive({ event, data }: ServerEvent<string>): boolean {
  return event === "ping" || data?.trim() === "";
}

/** Whether it is an error: by its name, or by an `error` its type does not know. */
function isError<T>(
  raw: ServerEvent<string>,
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): boolean {
  return (
    raw.event === "error" ||
    (raw.data?.includes('"error"') === true &&
      hasError(raw.data) &&
      !fits(schema, raw))
  );
}

function fits<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  raw: ServerEvent<string>,
): boolean {
  try {
    decode(schema, raw, "strict");
    return true;
  } catch {
    // Any failure to read it means the same: it is not what was promised.
    return false;
  }
}

function hasError(text: string): boolean {
  try {
    const data = parseJSON(text);
    return (
      typeof data === "object" &&
      data !== null &&
      "error" in data &&
      data.error != null &&
      data.error !== false
    );
  } catch {
    // Not JSON, so it has no `error`; reading the event says what is wrong.
    return false;
  }
}

/** The bytes of an event stream up to the event whose data is the sentinel. */
export function discardSentinel(
  stream: ReadableStream<Uint8Array>,
  sentinel: string,
): ReadableStream<Uint8Array> {
  const events = new DecodedStream<Uint8Array>({
    stream,
    framing: new Decoder(),
    sentinel,
    decode: (event) => new TextEncoder().encode(written(event)),
  });
  return events;
}

function written({ event, data, id, retry }: Event): string {
  const lines = data.split("\n").map((line) => `data: ${line}`);
  if (event !== "message") {
    lines.unshift(`event: ${event}`);
  }
  if (id !== "") {
    lines.unshift(`id: ${id}`);
  }
  if (retry !== null) {
    lines.unshift(`retry: ${String(retry)}`);
  }
  return `${lines.join("\n")}\n\n`;
}
