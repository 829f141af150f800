import {
  ConnectionError,
  UnexpectedClientError,
} from "../models/errors/httpclienterrors.js";
import { SDKError } from "../models/errors/sdkerror.js";
import { Event, EventTooLargeError } from "../sse.js";
import { Lifetime } from "./lifetime.js";

/** Cuts bytes into messages. The decoder of event streams is one. */
export interface Framing {
  feed(chunk: Uint8Array): Event[];
  close(): Event[];
  /** After `close()`: what the stream ended inside of. */
  unfinished: Event | null;
}

/** What a decoder gives for a message that is not for the caller. */
export const SKIPPED: unique symbol = /* @__PURE__ */ Symbol("skipped");

export type DecodedStreamInit<T> = {
  stream: ReadableStream<Uint8Array>;
  framing: Framing;
  decode: (message: Event) => T | typeof SKIPPED;
  /** The `data` that ends the stream, never delivered itself. */
  sentinel?: string | undefined;
  lifetime?: Lifetime | undefined;
};

/**
 * A stream of messages: iterate it, or use it as the `ReadableStream` it is.
 *
 * Every whole message is delivered, then the end or one error. Leaving the loop,
 * `close()`, `cancel()` and the caller's signal close the connection at once.
 */
export class DecodedStream<T> extends ReadableStream<T> {
  readonly #messages: Messages<T>;

  constructor(init: DecodedStreamInit<T>) {
    const messages = new Messages(init);
    super(
      {
        pull: async (controller) => {
          const batch = await messages.next();
          batch?.forEach((message) => {
            controller.enqueue(message);
          });
          if (batch === null) {
            controller.close();
          }
        },
        cancel: () => messages.close(),
      },
      { highWaterMark: 0 },
    );
    this.#messages = messages;
  }

  /** Closes the connection. May be called at any time, and twice. */
  async close(): Promise<void> {
    await this.#messages.close();
  }

  override [Symbol.asyncIterator](): AsyncGenerator<T, undefined, unknown> {
    return new MessageIterator(this.getReader(), this.#messages);
  }
}

type Next<T> = IteratorResult<T, undefined>;

/**
 * Iterates the messages without passing them through a `ReadableStream`'s queue.
 *
 * A generator would do, but for `return()`: it would wait for the next message
 * where this closes the connection at once.
 */
class MessageIterator<T> implements AsyncGenerator<T, undefined, unknown> {
  /** Held for the lock: what is iterated cannot be read elsewhere. */
  readonly #lock: ReadableStreamDefaultReader<T>;
  readonly #messages: Messages<T>;
  #batch: T[] = [];
  #taken = 0;
  #asked = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(lock: ReadableStreamDefaultReader<T>, messages: Messages<T>) {
    this.#lock = lock;
    this.#messages = messages;
  }

  next(): Promise<Next<T>> {
    if (this.#asked === 0 && this.#taken < this.#batch.length) {
      return Promise.resolve(this.#take());
    }
    this.#asked += 1;
    const answer = this.#last.then(() => this.#fetch());
    this.#last = answer.then(this.#answered, this.#answered);
    return answer;
  }

  async return(): Promise<Next<T>> {
    this.#batch = [];
    await this.#messages.close();
    await this.#unlock();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<Next<T>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  readonly #answered = () => {
    this.#asked -= 1;
  };

  async #fetch(): Promise<Next<T>> {
    if (this.#taken < this.#batch.length) {
      return this.#take();
    }
    try {
      const batch = await this.#messages.next();
      if (batch !== null) {
        this.#batch = batch;
        this.#taken = 0;
        return this.#take();
      }
    } catch (error) {
      await this.#unlock();
      throw error;
    }
    await this.#unlock();
    return { done: true, value: undefined };
  }

  #take(): Next<T> {
    const value = this.#batch[this.#taken] as T;
    this.#taken += 1;
    return { done: false, value };
  }

  async #unlock(): Promise<void> {
    await this.#lock.cancel().catch(() => undefined);
    this.#lock.releaseLock();
  }
}

/** The messages of a stream, in the batches in which their bytes arrive. */
class Messages<T> {
  readonly #init: DecodedStreamInit<T>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #lifetime: Lifetime;
  #failure: SDKError | null = null;
  #isOver = false;
  #isClosed = false;

  constructor(init: DecodedStreamInit<T>) {
    this.#init = init;
    this.#reader = init.stream.getReader();
    this.#lifetime =
      init.lifetime ?? new Lifetime({ totalMs: null, idleMs: null }, null);
  }

  /** The next messages, at least one; null at the end. @throws SDKError */
  async next(): Promise<T[] | null> {
    while (!this.#isOver) {
      const batch: T[] = [];
      try {
        this.#take(await this.#frames(), batch);
      } catch (error) {
        this.#fail(error);
      }
      if (batch.length > 0) {
        return batch;
      }
    }
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null) {
      throw failure;
    }
    return null;
  }

  /** Closes the connection at the caller's wish: what fails then is no failure. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #frames(): Promise<Event[]> {
    const { done, value } = await this.#lifetime.watch(this.#reader.read());
    return done ? this.#finish() : this.#init.framing.feed(value);
  }

  #finish(): Event[] {
    const { framing, sentinel } = this.#init;
    const last = framing.close();
    if (framing.unfinished !== null && framing.unfinished.data !== sentinel) {
      this.#fail(new ConnectionError("The stream was cut inside of an event"));
    }
    void this.#end();
    return last;
  }

  #take(frames: Event[], batch: T[]): void {
    for (const frame of frames) {
      if (frame.data === this.#init.sentinel) {
        // Not waited for: the server may keep the connection open for long.
        void this.#end();
        return;
      }
      const message = this.#init.decode(frame);
      if (message !== SKIPPED) {
        batch.push(message);
      }
    }
  }

  #fail(error: unknown): void {
    if (!this.#isClosed) {
      this.#failure ??= this.#explain(error);
    }
    void this.#end();
  }

  #explain(error: unknown): SDKError {
    return error instanceof EventTooLargeError
      ? new UnexpectedClientError("The stream could not be read", {
          cause: error,
        })
      : this.#lifetime.explain(error);
  }

  async #end(): Promise<void> {
    this.#isOver = true;
    this.#lifetime.end();
    // A connection that has failed already needs no closing.
    await this.#reader.cancel().catch(() => undefined);
  }
}
