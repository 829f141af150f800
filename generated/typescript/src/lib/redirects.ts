import { HookContext } from "../hooks/types.js";
import { ConnectionError } from "../models/errors/httpclienterrors.js";
import { HTTPClient } from "./http.js";
import { discardResponseBody } from "./response-body.js";

const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 20;
const CREDENTIAL_HEADERS = ["authorization", "cookie", "proxy-authorization"];

/**
 * Sends a request and, when the caller asked for it, follows redirects.
 *
 * It is done here and not by `fetch`, which takes only `Authorization` and
 * cookies away from another origin, but not an API key in a header of its own.
 * A browser hides where a redirect leads, so there it is an error.
 */
export async function followRedirects(
  client: HTTPClient,
  request: Request,
  context: Pick<HookContext, "resolvedSecurity">,
  redirect: RequestRedirect | undefined,
): Promise<Response> {
  let next = request;
  for (let count = 0; ; count += 1) {
    const again = redirect === "follow" ? next.clone() : next;
    const response = await client.request(next);
    if (response.type === "opaqueredirect") {
      throw new ConnectionError(
        "The server redirects, and this platform does not tell where to",
      );
    }
    const location = response.headers.get("location");
    if (
      redirect !== "follow" ||
      location === null ||
      !REDIRECT_STATUSES.has(response.status)
    ) {
      return response;
    }
    await discardResponseBody(response);
    if (count === MOST_REDIRECTS) {
      throw new ConnectionError("The server redirects without end");
    }
    next = redirected(again, response.status, location, context);
  }
}

function redirected(
  request: Request,
  status: number,
  location: string,
  context: Pick<HookContext, "resolvedSecurity">,
): Request {
  const from = new URL(request.url);
  const to = new URL(location, from);
  if (to.protocol !== "http:" && to.protocol !== "https:") {
    throw new ConnectionError("The server redirects to no web address");
  }
  const headers = new Headers(request.headers);
  const becomesGet =
    status === 303
      ? request.method !== "HEAD"
      : status < 303 && request.method === "POST";
  if (to.origin !== from.origin) {
    dropCredentials(headers, context);
  }
  if (becomesGet) {
    headers.delete("content-type");
    headers.delete("content-length");
  }
  return new Request(to, {
    method: becomesGet ? "GET" : request.method,
    headers,
    redirect: "manual",
    signal: request.signal,
    ...(becomesGet || request.body === null
      ? null
      : { body: request.body, duplex: "half" }),
  });
}

function dropCredentials(
  headers: Headers,
  context: Pick<HookContext, "resolvedSecurity">,
): void {
  const ofSchemes = Object.keys(context.resolvedSecurity?.headers ?? {});
  for (const name of [...CREDENTIAL_HEADERS, ...ofSchemes]) {
    headers.delete(name);
  }
}
