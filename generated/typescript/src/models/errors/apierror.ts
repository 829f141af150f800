import { retryAfterMs } from "../../lib/retry-after.js";
import { describeResponse, MAX_BODY_LENGTH, SDKError } from "./sdkerror.js";

/** The server answered, and the answer is no success. */
export class APIError extends SDKError {
  declare readonly statusCode: number;
  declare readonly headers: Headers;
  declare readonly rawResponse: Response;
  /** The body as text, cut at 2 kB. */
  readonly body: string;
  readonly contentType: string;

  constructor(message: string, rawResponse: Response, body = "") {
    const contentType = rawResponse.headers.get("content-type") ?? "";
    const shown = cut(body);
    super(
      `${message}: Status ${String(rawResponse.status)} Content-Type ${contentType} Body ${
        shown && `\n${shown}`
      }`,
    );
    this.name = "APIError";
    this.body = shown;
    this.contentType = contentType;
    describeResponse(this, rawResponse);
  }

  /** How long the server asks to wait, in milliseconds, when it does. */
  get retryAfterMs(): number | undefined {
    return retryAfterMs(this.headers, Date.now());
  }
}

function cut(body: string): string {
  return body.length > MAX_BODY_LENGTH
    ? `${body.slice(0, MAX_BODY_LENGTH)}…`
    : body;
}
