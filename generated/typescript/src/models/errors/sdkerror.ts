import { shownHeaders } from "../../lib/redaction.js";

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
  /** The headers of the response, when there was one, without our secrets. */
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
  const headers = shownHeaders(response);
  const requestId = REQUEST_ID_HEADERS.map((name) => headers.get(name)).find(
    (value) => value !== null,
  );
  Object.defineProperties(error, {
    statusCode: { value: response.status, enumerable: true },
    ...(requestId && { requestId: { value: requestId, enumerable: true } }),
    headers: { value: headers },
    rawResponse: { value: response },
  });
}
