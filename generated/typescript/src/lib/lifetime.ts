import { APIError } from "../models/errors/apierror.js";
import {
  ConnectionError,
  HTTPClientError,
  RequestAbortedError,
  RequestTimeoutError,
  UnexpectedClientError,
} from "../models/errors/httpclienterrors.js";
import { SDKError } from "../models/errors/sdkerror.js";
import { SDKValidationError } from "../models/errors/sdkvalidationerror.js";
import { isAbortError, isConnectionError, isTimeoutError } from "./faults.js";

/** The errors that a call may end with. */
export type KnownError = APIError | SDKValidationError | HTTPClientError;

/** The longest a call may take, in milliseconds; null for no limit. */
export type TimeLimits = {
  /** The whole call, attempts and waits together. */
  totalMs: number | null;
  /** One wait for the next bytes. */
  idleMs: number | null;
};

export const DEFAULT_TIME_LIMITS: TimeLimits = {
  totalMs: 600_000,
  idleMs: 60_000,
};

type Stop = "total" | "idle" | "caller";

/**
 * The time a call has, and what may end it early.
 *
 * It watches one wait at a time: for the response's head, then for each piece of
 * the body. Time that the caller spends between two pieces is not counted.
 */
export class Lifetime {
  #idleMs: number | null;
  #controller = new AbortController();
  #stop: Stop | null = null;
  #waitingSince: number | null = null;
  #interrupt: ((reason: unknown) => void) | null = null;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #totalTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #endsAt: number;
  readonly #caller: AbortSignal | null;
  readonly #onCallerAbort = () => {
    this.#abort("caller", this.#caller?.reason);
  };

  constructor(limits: TimeLimits, caller: AbortSignal | null | undefined) {
    this.#idleMs = limits.idleMs;
    this.#caller = caller ?? null;
    this.#endsAt = performance.now() + (limits.totalMs ?? Infinity);
    if (limits.totalMs !== null) {
      this.#totalTimer = setTimeout(() => {
        this.#abort("total");
      }, limits.totalMs);
    }
    if (caller?.aborted) {
      this.#onCallerAbort();
    } else {
      caller?.addEventListener("abort", this.#onCallerAbort);
    }
  }

  /** Milliseconds until the whole call has to be over. */
  get remainingMs(): number {
    return this.#endsAt - performance.now();
  }

  /** Whether the call is over for a reason that no other attempt can mend. */
  get isOver(): boolean {
    return this.#stop === "caller" || this.#stop === "total";
  }

  /** Whether the caller's signal has stopped the call. */
  get isAborted(): boolean {
    return this.#stop === "caller";
  }

  /** Whether the last attempt was given up because the server paused. */
  get hasPaused(): boolean {
    return this.#stop === "idle";
  }

  /** A signal for the next attempt, which a pause of the last one left alive. */
  attempt(): AbortSignal {
    if (this.#stop === "idle") {
      this.#stop = null;
      this.#controller = new AbortController();
    }
    return this.#controller.signal;
  }

  /**
   * Awaits something that the server has to do, or what ends the call before.
   *
   * `fetch` is told of an end by its signal as well. But Node forgets the signal
   * of a request that has been collected, though its response is still read.
   */
  async watch<T>(wait: Promise<T>): Promise<T> {
    this.#waitingSince = performance.now();
    this.#armIdleTimer();
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#interrupt = reject;
        wait.then(resolve, reject);
        if (this.#controller.signal.aborted) {
          reject(this.#controller.signal.reason as Error);
        }
      });
    } finally {
      this.#waitingSince = null;
      this.#interrupt = null;
    }
  }

  /** Waits before the next attempt. @throws what ended the call meanwhile. */
  sleep(ms: number): Promise<void> {
    const signal = this.attempt();
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      }, ms);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }

  /**
   * From here on only pauses count: a stream in good health has no end in time.
   * The pause allowed is never shorter than usual, however short the call's
   * time-out was.
   */
  openStream(): void {
    clearTimeout(this.#totalTimer);
    if (this.#idleMs !== null) {
      this.#idleMs = Math.max(this.#idleMs, DEFAULT_TIME_LIMITS.idleMs ?? 0);
    }
  }

  /** Lets go of timers and of the caller's signal. May be called twice. */
  end(): void {
    clearTimeout(this.#totalTimer);
    clearTimeout(this.#idleTimer);
    this.#idleTimer = undefined;
    this.#caller?.removeEventListener("abort", this.#onCallerAbort);
  }

  /** Names the reason for which `fetch`, or a read of the body, has failed. */
  explain(error: unknown): KnownError {
    if (error instanceof SDKError) {
      return error as KnownError;
    }
    const opts = { cause: error };
    if (this.#stop === "caller") {
      return new RequestAbortedError("Request aborted by client", opts);
    }
    if (this.#stop !== null || isTimeoutError(error)) {
      return new RequestTimeoutError("Request timed out", opts);
    }
    if (isAbortError(error)) {
      return new RequestAbortedError("Request aborted by client", opts);
    }
    return isConnectionError(error)
      ? new ConnectionError("Unable to make request", opts)
      : new UnexpectedClientError("Unexpected HTTP client error", opts);
  }

  #abort(stop: Stop, reason?: unknown): void {
    if (this.#stop === null || this.#stop === "idle") {
      this.#stop = stop;
      this.#controller.abort(reason ?? timeoutReason());
      this.#interrupt?.(this.#controller.signal.reason);
    }
  }

  // One timer serves many waits: when it fires early, it is set anew.
  #armIdleTimer(): void {
    if (this.#idleMs === null || this.#idleTimer !== undefined) {
      return;
    }
    const waited = performance.now() - (this.#waitingSince ?? 0);
    this.#idleTimer = setTimeout(
      () => {
        this.#idleTimer = undefined;
        this.#checkIdle();
      },
      Math.max(1, this.#idleMs - waited),
    );
  }

  #checkIdle(): void {
    if (this.#waitingSince === null || this.#idleMs === null) {
      return;
    }
    if (performance.now() - this.#waitingSince >= this.#idleMs) {
      this.#abort("idle");
    } else {
      this.#armIdleTimer();
    }
  }
}

function timeoutReason(): DOMException {
  return new DOMException(
    "The operation was aborted due to timeout",
    "TimeoutError",
  );
}
