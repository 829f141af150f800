/**
 * Server-sent events: bytes in, events out.
 *
 * The decoder is pure. It reads no clock, opens nothing and imports nothing, so
 * it can be tested, and used, on its own.
 *
 * Source: WHATWG HTML, section 9.2.6 "Interpreting an event stream".
 */

/** One dispatched event. */
export interface Event {
  /** The event's type; `"message"` when the stream names none. */
  event: string;
  /** The `data` lines, joined with line feeds. Never interpreted here. */
  data: string;
  /** The last `id` the stream has sent so far, `""` before the first. */
  id: string;
  /** Reconnection time in milliseconds, when this very event carries one. */
  retry: number | null;
}

export interface DecoderOptions {
  /** The longest event accepted, in bytes of the stream. 64 MiB by default. */
  maxEventBytes?: number;
}

const UTF8 = /* @__PURE__ */ new TextEncoder();
const DEFAULT_MAX_EVENT_BYTES = 64 * 1024 * 1024;

/** An event outgrew `maxEventBytes`. The decoder is of no use afterwards. */
export class EventTooLargeError extends Error {
  override readonly name = "EventTooLargeError";

  constructor(
    /** The limit that was passed, in bytes. */
    readonly maxEventBytes: number,
  ) {
    super(
      `An event of the stream is larger than ${String(maxEventBytes)} bytes`,
    );
  }
}

/**
 * Decodes one event stream.
 *
 * Work is linear in the bytes fed, however they are cut: only new text is
 * searched for line ends, and parts are joined once, when a line is complete.
 */
export class Decoder {
  /** Reconnection time in milliseconds, once the stream has named one. */
  retry: number | null = null;
  /** After `close()`: the event the stream ended inside of, never dispatched. */
  unfinished: Event | null = null;

  readonly #maxEventBytes: number;
  // Replaces ill-formed UTF-8, drops one leading byte order mark, and keeps the
  // bytes of a character that is cut between two chunks.
  readonly #decoder = new TextDecoder("utf-8");
  #line = "";
  #afterReturn = false;
  #heldBytes = 0;
  #isTooLarge = false;

  #type = "";
  #data: string | undefined;
  #id = "";
  #eventRetry: number | null = null;

  constructor(options?: DecoderOptions) {
    this.#maxEventBytes = options?.maxEventBytes ?? DEFAULT_MAX_EVENT_BYTES;
  }

  /**
   * Takes the next bytes of the stream, and returns the events they complete.
   *
   * @throws EventTooLargeError, in the call after the one that returns the last
   *   events before it, if there are any.
   */
  feed(chunk: Uint8Array): Event[] {
    const events: Event[] = [];
    const text = this.#decoder.decode(chunk, { stream: true });
    if (text !== "" && !this.#isTooLarge) {
      this.#scan(text, chunk.length, events);
    }
    if (events.length === 0) {
      this.#refuse();
    }
    return events;
  }

  /**
   * Ends the stream. An event without its blank line is discarded, as the
   * standard asks, and shown in `unfinished`; so no event is ever returned.
   *
   * @throws EventTooLargeError when `feed` has yet to say so.
   */
  close(): Event[] {
    this.#refuse();
    const rest = this.#line + this.#decoder.decode();
    this.#line = "";
    const cutLine = rest !== "" && !rest.startsWith(":");
    if (cutLine) {
      this.#takeLine(rest);
    }
    if (cutLine || this.#data !== undefined || this.#type !== "") {
      this.unfinished = this.#event(this.#data ?? "");
    }
    return [];
  }

  #scan(text: string, byteLength: number, events: Event[]): void {
    let start = this.#afterReturn && text.startsWith("\n") ? 1 : 0;
    let blockStart = start;
    this.#afterReturn = false;
    let lineFeedAt = text.indexOf("\n", start);
    let returnAt = text.indexOf("\r", start);

    while (lineFeedAt !== -1 || returnAt !== -1) {
      const isReturn =
        returnAt !== -1 && (lineFeedAt === -1 || returnAt < lineFeedAt);
      const end = isReturn ? returnAt : lineFeedAt;
      const line = this.#line + text.slice(start, end);
      this.#line = "";
      start = end + 1;
      if (isReturn) {
        // A line feed right after belongs to this line end; when it has not
        // arrived yet, the line is complete all the same.
        this.#afterReturn = start === text.length;
        start += text.startsWith("\n", start) ? 1 : 0;
        returnAt = text.indexOf("\r", start);
      }
      if (lineFeedAt !== -1 && lineFeedAt < start) {
        lineFeedAt = text.indexOf("\n", start);
      }

      if (line === "") {
        if (this.#outgrows(this.#heldBytes + (end - blockStart))) {
          return;
        }
        this.#dispatch(events);
        this.#heldBytes = 0;
        blockStart = start;
      } else {
        this.#takeLine(line);
      }
    }

    this.#line += text.slice(start);
    this.#heldBytes +=
      blockStart === 0
        ? byteLength
        : text.length === byteLength
          ? text.length - blockStart
          : UTF8.encode(text.slice(blockStart)).length;
    this.#outgrows(this.#heldBytes);
  }

  #outgrows(bytes: number): boolean {
    this.#isTooLarge = bytes > this.#maxEventBytes;
    return this.#isTooLarge;
  }

  #refuse(): void {
    if (this.#isTooLarge) {
      throw new EventTooLargeError(this.#maxEventBytes);
    }
  }

  #takeLine(line: string): void {
    const colon = line.indexOf(":");
    if (colon === 0) {
      return;
    }
    const name = colon === -1 ? line : line.slice(0, colon);
    let value = colon === -1 ? "" : line.slice(colon + 1);
    if (value.startsWith(" ")) {
      value = value.slice(1);
    }
    this.#takeField(name, value);
  }

  #takeField(name: string, value: string): void {
    switch (name) {
      case "data":
        this.#data =
          this.#data === undefined ? value : `${this.#data}\n${value}`;
        break;
      case "event":
        this.#type = value;
        break;
      case "id":
        if (!value.includes("\0")) {
          this.#id = value;
        }
        break;
      case "retry":
        if (/^[0-9]+$/.test(value)) {
          this.#eventRetry = this.retry = Number(value);
        }
        break;
      default:
        // The standard: "The field is ignored."
        break;
    }
  }

  #dispatch(events: Event[]): void {
    if (this.#data !== undefined) {
      events.push(this.#event(this.#data));
    }
    this.#data = undefined;
    this.#type = "";
    this.#eventRetry = null;
  }

  #event(data: string): Event {
    return {
      event: this.#type || "message",
      data,
      id: this.#id,
      retry: this.#eventRetry,
    };
  }
}
