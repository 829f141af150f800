import { SDKError } from "./sdkerror.js";

/** No usable answer came. */
export class HTTPClientError extends SDKError {
  /** The underlying error. */
  override readonly cause: unknown;
  override name = "HTTPClientError";

  constructor(message: string, opts?: { cause?: unknown }) {
    super(opts?.cause === undefined ? message : `${message}: ${said(opts)}`);
    Object.defineProperty(this, "cause", {
      value: opts?.cause,
      enumerable: false,
      configurable: true,
    });
  }
}

function said({ cause }: { cause?: unknown }): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : "unknown";
}

/** A failure of another kind than the errors beside this one. */
export class UnexpectedClientError extends HTTPClientError {
  override name = "UnexpectedClientError";
}

/** The request could not be built from what the caller gave. */
export class InvalidRequestError extends HTTPClientError {
  override name = "InvalidRequestError";
}

/** The caller's `AbortSignal` stopped the call. */
export class RequestAbortedError extends HTTPClientError {
  override readonly name = "RequestAbortedError";
}

/** The call, or a pause within it, took longer than it may. */
export class RequestTimeoutError extends HTTPClientError {
  override readonly name = "RequestTimeoutError";
}

/** The server could not be reached, or the connection broke. */
export class ConnectionError extends HTTPClientError {
  override readonly name = "ConnectionError";
}
