/** The longest part of a response body that an error keeps, in characters. */
export const MAX_BODY_LENGTH = 2048;

const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "x-amzn-requestid"];

/**
 * The root of every error this package raises.
 *
 *     SDKError
 *     ├── APIError                  the server answered, and it is no success
 *     │   └── PaginationError           a page that leads where it may not
 *     ├── SDKValidationError        a value does not fit its type
 *     └── HTTPClientError           no usable answer came
 *         ├── InvalidRequestError       the request could not be built
 *         ├── ConnectionError           it was not sent, or the answer was cut
 *         ├── RequestTimeoutError       it took too long
 *         ├── RequestAbortedError       the caller's signal stopped it
 *         └── UnexpectedClientError     anything else, as `cause`
 *
 * Where a response is at hand, its facts stand on the error. The response itself
 * is kept out of what is printed, because its URL may hold a credential.
 */
export class SDKError extends Error {
  /** The status of the response, when there was one. */
  declare readonly statusCode?: number | undefined;
  /** The headers of the response, when there was one. */
  declare readonly headers?: Headers | undefined;
  /** What the server calls the exchange, when it says so. */
  declare readonly requestId?: string | undefined;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "SDKError";
  }
}

/** Puts the facts of a response on an error. */
export function describeResponse(error: SDKError, response: Response): void {
  const { status, headers } = response;
  define(error, "statusCode", status, true);
  define(error, "requestId", requestIdOf(headers), true);
  define(error, "headers", headers, false);
  define(error, "rawResponse", response, false);
}

function requestIdOf(headers: Headers): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const value = headers.get(name);
    if (value !== null) {
      return value;
    }
  }
  return undefined;
}

function define(
  target: object,
  key: string,
  value: unknown,
  enumerable: boolean,
): void {
  if (value !== undefined) {
    Object.defineProperty(target, key, { value, enumerable });
  }
}
