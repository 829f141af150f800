import * as z from "zod";
import { SDKValidationError } from "../models/errors/sdkvalidationerror.js";
import { Event, EventTooLargeError } from "../sse.js";
import { DecodedStream, Framing } from "./decoded-stream.js";
import { decode, Decoding } from "./decoding.js";
import { Lifetime } from "./lifetime.js";
import { jsonText } from "./scalars.js";

/** JSON values, one a line, read as they arrive. Source: jsonlines.org */
export class JSONLinesStream<T> extends DecodedStream<T> {
  constructor(init: {
    response: Response;
    stream: ReadableStream<Uint8Array>;
    schema: z.ZodType<T, z.ZodTypeDef, unknown>;
    decoding: Decoding;
    lifetime?: Lifetime | undefined;
  }) {
    const { response, schema, decoding } = init;
    const line = jsonText(schema);
    super({
      stream: init.stream,
      lifetime: init.lifetime,
      framing: new Lines(),
      decode: ({ data }) => {
        try {
          return decode(line, data, decoding);
        } catch (cause) {
          const message = "Line validation failed";
          throw new SDKValidationError(message, cause, data, response);
        }
      },
    });
  }
}

// As long as an event of an event stream may be.
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Cuts bytes at line feeds. The last line needs none; blank lines are nothing. */
class Lines implements Framing {
  readonly unfinished = null;
  readonly #decoder = new TextDecoder();
  #line = "";
  #lineBytes = 0;

  /** @throws EventTooLargeError */
  feed(chunk: Uint8Array): Event[] {
    if (this.#lineBytes > MAX_LINE_BYTES) {
      throw new EventTooLargeError(MAX_LINE_BYTES);
    }
    const end = chunk.lastIndexOf(0x0a) + 1;
    this.#lineBytes = chunk.length - end + (end === 0 ? this.#lineBytes : 0);
    return this.#take(this.#decoder.decode(chunk, { stream: true }), false);
  }

  close(): Event[] {
    return this.#take(this.#decoder.decode(), true);
  }

  #take(text: string, isEnd: boolean): Event[] {
    const lines = text.split("\n");
    lines[0] = this.#line + (lines[0] ?? "");
    this.#line = isEnd ? "" : (lines.pop() ?? "");
    return lines
      .filter((line) => line.trim() !== "")
      .map((data) => ({ event: "message", data, id: "", retry: null }));
  }
}
