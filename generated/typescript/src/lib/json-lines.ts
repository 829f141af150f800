import * as z from "zod";
import { Event, EventTooLargeError } from "../sse.js";
import { DecodedStream, Framing } from "./decoded-stream.js";
import { Decoding } from "./decoding.js";
import { eventData } from "./event-data.js";
import { eventDecoder } from "./event-streams.js";
import { parseJSON } from "./json.js";
import { Lifetime } from "./lifetime.js";

/**
 * JSON values, one a line or one a record, read as they arrive.
 *
 * An error that takes the place of a value is thrown, as in an event stream.
 */
export class JSONLinesStream<T> extends DecodedStream<T> {
  constructor(init: {
    response: Response;
    stream: ReadableStream<Uint8Array>;
    schema: z.ZodType<T, z.ZodTypeDef, unknown>;
    decoding: Decoding;
    lifetime?: Lifetime | undefined;
  }) {
    const { response, schema, decoding } = init;
    const decode = eventDecoder(eventData(schema), response, decoding);
    super({
      stream: init.stream,
      lifetime: init.lifetime,
      framing: new Texts(),
      decode: ({ data }) => decode({ data }),
    });
  }
}

const JSON_LINES =
  /^\s*(application\/(x-)?(ndjson|jsonl|jsonlines|json-seq)|[^;]+\+json-seq)\s*(;|$)/i;

/** Whether a response is such a stream, by whatever name the server calls it. */
export function isJSONLines(response: Response): boolean {
  return JSON_LINES.test(response.headers.get("content-type") ?? "");
}

// As long as an event of an event stream may be.
const LONGEST_TEXT = 64 * 1024 * 1024;

const SEPARATOR = "\x1e";

/**
 * Cuts bytes into JSON texts. No text holds a separator, so the first one tells
 * lines from records, which may be several lines long.
 *
 * Sources: jsonlines.org (the last line may lack its line feed), RFC 7464 (a
 * separator stands before each record, a line feed behind it).
 */
class Texts implements Framing {
  unfinished: Event | null = null;
  readonly #decoder = new TextDecoder();
  #rest = "";
  #isSequence = false;
  #wasTried = false;

  /** @throws EventTooLargeError */
  feed(chunk: Uint8Array): Event[] {
    if (this.#rest.length > LONGEST_TEXT) {
      throw new EventTooLargeError(LONGEST_TEXT);
    }
    return this.#take(this.#decoder.decode(chunk, { stream: true }));
  }

  close(): Event[] {
    const whole = this.#take(this.#decoder.decode());
    const last = events([this.#rest]);
    if (last.every(({ data }) => isJSON(data))) {
      return [...whole, ...last];
    }
    this.unfinished = last[0] ?? null;
    return whole;
  }

  #take(text: string): Event[] {
    const ended = text.split(SEPARATOR);
    const rest = ended.pop() ?? "";
    const texts = ended.flatMap((piece) => [
      ...this.#add(piece),
      this.#next(true),
    ]);
    return events([...texts, ...this.#add(rest)]);
  }

  /** The texts that a piece without a separator ends. */
  #add(piece: string): string[] {
    if (!this.#isSequence) {
      const lines = piece.split("\n");
      lines[0] = this.#rest + (lines[0] ?? "");
      this.#rest = lines.pop() ?? "";
      return lines;
    }
    this.#rest += piece;
    // Most records end with the first line end that is seen; the others are
    // whole when the next one begins, so that each is parsed twice at most.
    if (this.#wasTried || !piece.endsWith("\n")) {
      return [];
    }
    this.#wasTried = !isJSON(this.#rest);
    return this.#wasTried ? [] : [this.#next(false)];
  }

  /** The text gathered so far, and what follows it a new one. */
  #next(isSequence: boolean): string {
    const text = this.#rest;
    this.#rest = "";
    this.#isSequence ||= isSequence;
    this.#wasTried = false;
    return text;
  }
}

function events(texts: string[]): Event[] {
  return texts
    .filter((text) => text.trim() !== "")
    .map((data) => ({ event: "message", data, id: "", retry: null }));
}

function isJSON(text: string): boolean {
  try {
    parseJSON(text);
    return true;
  } catch {
    // What else it is does not matter: more of it may come.
    return false;
  }
}
