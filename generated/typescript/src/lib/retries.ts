import { isConnectionError, isRefusedError } from "./faults.js";
import { matchStatusCode } from "./http.js";
import { Lifetime } from "./lifetime.js";
import { discardResponseBody } from "./response-body.js";
import { retryAfterMs } from "./retry-after.js";

/** How long to wait between attempts. All times are in milliseconds. */
export type BackoffStrategy = {
  initialInterval: number;
  maxInterval: number;
  /** What the interval is multiplied with after each attempt. */
  exponent: number;
  /** After this time no attempt is begun. */
  maxElapsedTime: number;
};

/**
 * Whether and when a call is tried again. Without a `backoff` of its own it is
 * tried at most twice more, after half a second and a second.
 */
export type RetryConfig =
  | { strategy: "none" }
  | {
      strategy: "backoff";
      backoff?: BackoffStrategy;
      /** True by default. */
      retryConnectionErrors?: boolean;
    };

export type RetryOptions = {
  config: RetryConfig;
  statusCodes: string[];
  /**
   * Retries at most; two by default, or as many as `config`, when it has a
   * backoff of its own, has time for.
   */
  maxRetries?: number | undefined;
  /** Whether sending the request twice may do its work twice. */
  isIdempotent?: boolean;
  /** Bounds the whole of it in time. */
  lifetime?: Lifetime;
};

export const DEFAULT_RETRY_CODES = ["408", "429", "500", "502", "503", "504"];

/** Statuses that say the server has not begun with the request. */
const NOT_BEGUN_CODES = ["429", "503"];

export const DEFAULT_RETRIES = 2;
const DEFAULT_INITIAL_MS = 500;
const DEFAULT_LONGEST_MS = 8000;
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Thrown by `fetchFn` to give up at once: `cause` is what the caller gets. */
export class PermanentError extends Error {
  /** The underlying error. */
  override readonly cause: unknown;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "PermanentError";
    this.cause = options?.cause;
  }
}

/** Thrown by `fetchFn` to be tried again, as if its response had asked for it. */
export class TemporaryError extends Error {
  constructor(
    message: string,
    public response: Response,
  ) {
    super(message);
    this.name = "TemporaryError";
  }
}

/**
 * Calls `fetchFn` until it answers, or may not be called again.
 *
 * @returns The last response, whatever its status; its body is unread.
 * @throws What `fetchFn` threw last.
 */
export async function retry(
  fetchFn: () => Promise<Response>,
  options: RetryOptions,
): Promise<Response> {
  const begunAt = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await take(fetchFn);
    const waitMs = waitBefore(attempt, outcome, options);
    if (
      waitMs === null ||
      !hasTime(attempt, waitMs, performance.now() - begunAt, options)
    ) {
      return conclude(outcome);
    }
    if (outcome.response) {
      await discardResponseBody(outcome.response);
    }
    await (options.lifetime ?? WITHOUT_LIMITS).sleep(waitMs);
  }
}

const WITHOUT_LIMITS = {
  sleep: (ms: number) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, ms);
    }),
};

type Outcome =
  | { response: Response; isTemporary: boolean; error?: undefined }
  | { response?: undefined; error: unknown };

async function take(fetchFn: () => Promise<Response>): Promise<Outcome> {
  try {
    return { response: await fetchFn(), isTemporary: false };
  } catch (error) {
    return error instanceof TemporaryError
      ? { response: error.response, isTemporary: true }
      : { error };
  }
}

function conclude(outcome: Outcome): Response {
  if (outcome.response) {
    return outcome.response;
  }
  throw outcome.error instanceof PermanentError
    ? outcome.error.cause
    : outcome.error;
}

/** Milliseconds to wait before another attempt; null when there must be none. */
function waitBefore(
  attempt: number,
  outcome: Outcome,
  options: RetryOptions,
): number | null {
  const { config } = options;
  if (config.strategy === "none" || !mayRepeat(outcome, options)) {
    return null;
  }
  const asked = outcome.response
    ? retryAfterMs(outcome.response.headers, Date.now())
    : undefined;
  if (asked === undefined) {
    return backoffMs(attempt, config.backoff);
  }
  return asked <= LONGEST_RETRY_AFTER_MS ? asked : null;
}

function mayRepeat(outcome: Outcome, options: RetryOptions): boolean {
  const isIdempotent = options.isIdempotent ?? true;
  if (outcome.response) {
    const codes = isIdempotent
      ? options.statusCodes
      : options.statusCodes.filter((code) => NOT_BEGUN_CODES.includes(code));
    return outcome.isTemporary || matchStatusCode(outcome.response, codes);
  }
  const { config, lifetime } = options;
  if (
    outcome.error instanceof PermanentError ||
    lifetime?.isOver ||
    (config.strategy === "backoff" && config.retryConnectionErrors === false)
  ) {
    return false;
  }
  return isIdempotent
    ? isConnectionError(outcome.error) || lifetime?.hasPaused === true
    : isRefusedError(outcome.error);
}

/** Milliseconds before retry `attempt` (from 0), with proportional jitter. */
function backoffMs(attempt: number, backoff?: BackoffStrategy): number {
  const initial = backoff?.initialInterval ?? DEFAULT_INITIAL_MS;
  const longest = backoff?.maxInterval ?? DEFAULT_LONGEST_MS;
  const interval = initial * (backoff?.exponent ?? 2) ** attempt;
  return Math.min(interval, longest) * (0.5 + Math.random() / 2);
}

function hasTime(
  attempt: number,
  waitMs: number,
  elapsedMs: number,
  { config, lifetime, maxRetries }: RetryOptions,
): boolean {
  const backoff = config.strategy === "backoff" ? config.backoff : undefined;
  const most = maxRetries ?? (backoff ? Infinity : DEFAULT_RETRIES);
  return (
    attempt < most &&
    waitMs < (lifetime?.remainingMs ?? Infinity) &&
    elapsedMs + waitMs <= (backoff?.maxElapsedTime ?? Infinity)
  );
}
