import { InvalidRequestError } from "../models/errors/httpclienterrors.js";
import { SecurityState } from "./credentials.js";
import { isBrowser } from "./environment.js";
import { RequestInput } from "./http.js";
import { parseURL } from "./servers.js";

/** What a request is made of, the address apart. */
export type RequestConfig = {
  method: string;
  /**
   * From its slash on, with the query, already percent-encoded: appended to the
   * base address, without the fragment.
   */
  path: string;
  baseURL?: string | URL | null | undefined;
  /** The whole address, but for credentials: base and path are not used. */
  url?: URL | undefined;
  body?: BodyInit | null | undefined;
  headers?: HeadersInit | undefined;
  security?: SecurityState | null | undefined;
  /** The header that names this package, where it may not be `user-agent`. */
  uaHeader?: string | undefined;
  userAgent?: string | undefined;
};

type CallerOptions = { fetchOptions?: Omit<RequestInit, "method" | "body"> };

/**
 * Puts a request together. Headers of the caller override all others.
 *
 * @throws InvalidRequestError
 */
export function makeRequestInput(
  conf: RequestConfig,
  options?: CallerOptions,
): RequestInput {
  const fetchOptions = options?.fetchOptions;
  const isStream = conf.body instanceof ReadableStream;
  return {
    url: addressOf(conf),
    options: {
      ...fetchOptions,
      // Followed by ourselves, where credentials can be held back.
      redirect: "manual",
      // The call's own lifetime listens to it.
      signal: null,
      method: conf.method,
      body: conf.body ?? null,
      headers: headersOf(conf, fetchOptions?.headers),
      ...(isStream ? { duplex: "half" } : null),
    },
  };
}

function addressOf(conf: RequestConfig): URL {
  const url = conf.url === undefined ? joined(conf) : new URL(conf.url);
  if (url.username + url.password !== "") {
    // `fetch` refuses them as well, and repeats the password as it does.
    throw new InvalidRequestError("The server URL must not hold credentials");
  }
  url.hash = "";
  const secrets = new URLSearchParams(conf.security?.queryParams);
  url.search = joinedQuery(url.search.slice(1), secrets.toString());
  return url;
}

function joined({ baseURL, path }: RequestConfig): URL {
  if (!baseURL) {
    throw new InvalidRequestError("No base URL provided for operation");
  }
  const url = parseURL(baseURL);
  const { pathname, search } = new URL(`http://a${path}`);
  url.pathname = url.pathname.replace(/\/+$/, "") + pathname;
  url.search = joinedQuery(url.search.slice(1), search.slice(1));
  return url;
}

function joinedQuery(...parts: string[]): string {
  return parts.filter(Boolean).join("&");
}

function headersOf(
  conf: RequestConfig,
  overrides: HeadersInit | undefined,
): Headers {
  const headers = new Headers();
  setAll(headers, conf.headers);
  setAll(headers, conf.security?.headers);
  addCookies(headers, conf.security?.cookies ?? {});
  // A page may not name its agent: a server would have to allow that, too.
  if (conf.userAgent !== undefined && !isBrowser()) {
    set(headers, conf.uaHeader ?? "user-agent", conf.userAgent);
  }
  setAll(headers, overrides);
  return headers;
}

function addCookies(headers: Headers, cookies: Record<string, string>): void {
  const given = headers.get("cookie");
  const pairs = Object.entries(cookies).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  const all = given ? [given, ...pairs] : pairs;
  if (all.length > 0) {
    set(headers, "cookie", all.join("; "));
  }
}

function setAll(headers: Headers, given: HeadersInit | undefined): void {
  if (given === undefined) {
    return;
  }
  const pairs = Array.isArray(given)
    ? given
    : given instanceof Headers
      ? [...given.entries()]
      : Object.entries(given);
  for (const [name = "", value = ""] of pairs) {
    set(headers, name, value);
  }
}

/** The message never shows the value: it may be a credential. */
function set(headers: Headers, name: string, value: string): void {
  if (/[\r\n\0]/.test(value) || /[^\0-\xff]/.test(value)) {
    throw new InvalidRequestError(
      `The value of header "${name}" has characters no header can have`,
    );
  }
  headers.set(name, value);
}
