import { discardResponseBody } from "./response-body.js";

export { isAbortError, isConnectionError, isTimeoutError } from "./faults.js";

export type Fetcher = (
  input: RequestInfo | URL,
  init?: RequestInit,
) => Promise<Response>;

export type Awaitable<T> = T | Promise<T>;

/** What a `Request` is made of. */
export type RequestInput = {
  /** The address the request is sent to. */
  url: URL;
  /** What `fetch` takes beside it. */
  options?: RequestInit | undefined;
};

export interface HTTPClientOptions {
  /** Used instead of the platform's `fetch`. Its time-outs are its own affair. */
  fetcher?: Fetcher;
}

// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a hook may return nothing
export type BeforeRequestHook = (req: Request) => Awaitable<Request | void>;
export type RequestErrorHook = (err: unknown, req: Request) => Awaitable<void>;
export type ResponseHook = (res: Response, req: Request) => Awaitable<void>;

type HookFunctions = {
  beforeRequest: BeforeRequestHook;
  requestError: RequestErrorHook;
  response: ResponseHook;
};

type HookLists = { [K in keyof HookFunctions]: HookFunctions[K][] };

/** Sends requests, with hooks around each. One may serve many clients. */
export class HTTPClient {
  readonly #options: HTTPClientOptions;
  readonly #hooks: HookLists = {
    beforeRequest: [],
    requestError: [],
    response: [],
  };

  constructor(options: HTTPClientOptions = {}) {
    this.#options = options;
  }

  /** Whether the caller brought the function that sends. */
  get hasOwnFetcher(): boolean {
    return this.#options.fetcher !== undefined;
  }

  async request(request: Request): Promise<Response> {
    let req = request;
    for (const hook of this.#hooks.beforeRequest) {
      req = (await hook(req)) || req;
    }
    let res: Response | undefined;
    try {
      // Looked up at each request, so that a later patch of `fetch` counts.
      const send: Fetcher = this.#options.fetcher ?? ((input) => fetch(input));
      res = await send(req);
      for (const hook of this.#hooks.response) {
        await hook(res, req);
      }
      return res;
    } catch (err) {
      if (res !== undefined) {
        await discardResponseBody(res);
      }
      for (const hook of this.#hooks.requestError) {
        await hook(err, req);
      }
      throw err;
    }
  }

  /** Calls `fn` before a request, after its response, or when it fails. */
  addHook<K extends keyof HookFunctions>(hook: K, fn: HookFunctions[K]): this {
    const list: HookFunctions[K][] = this.#hooks[hook];
    list.push(fn);
    return this;
  }

  /** Takes back what `addHook` added; a function never added is no error. */
  removeHook<K extends keyof HookFunctions>(
    hook: K,
    fn: HookFunctions[K],
  ): this {
    const list: HookFunctions[K][] = this.#hooks[hook];
    const index = list.indexOf(fn);
    if (index >= 0) {
      list.splice(index, 1);
    }
    return this;
  }

  /** A client with the same options and its own copy of the hooks. */
  clone(): HTTPClient {
    const child = new HTTPClient(this.#options);
    child.#hooks.beforeRequest.push(...this.#hooks.beforeRequest);
    child.#hooks.requestError.push(...this.#hooks.requestError);
    child.#hooks.response.push(...this.#hooks.response);
    return child;
  }
}

/** A status, a class of them (`"4XX"`), `"default"`, or a list of these. */
export type StatusCodePredicate = number | string | (number | string)[];

/** Whether the response is of a media type; `*` stands for any part of it. */
export function matchContentType(response: Response, pattern: string): boolean {
  const header = response.headers.get("content-type");
  if (pattern === "*" || pattern === "*/*") {
    return true;
  }
  const actual = mediaType(header ?? "application/octet-stream");
  const [type, subtype] = mediaType(pattern).split("/");
  const [actualType, actualSubtype = ""] = actual.split("/");
  return (
    (type === "*" || type === actualType) &&
    (subtype === "*" ||
      subtype === actualSubtype ||
      suffixed(actualSubtype, subtype))
  );
}

function mediaType(header: string): string {
  return (header.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** `problem+json` is JSON where JSON is expected: RFC 6839. */
function suffixed(actual: string, expected: string | undefined): boolean {
  return expected === "json" && actual.endsWith("+json");
}

export function matchStatusCode(
  response: Response,
  codes: StatusCodePredicate,
): boolean {
  const actual = String(response.status);
  const expected = Array.isArray(codes) ? codes : [codes];
  return expected.some((code) => {
    const pattern = String(code).toUpperCase();
    return pattern.endsWith("XX")
      ? actual.charAt(0) === pattern.charAt(0)
      : pattern === "DEFAULT" || pattern === actual;
  });
}

export function matchResponse(
  response: Response,
  code: StatusCodePredicate,
  contentTypePattern: string,
): boolean {
  return (
    matchStatusCode(response, code) &&
    matchContentType(response, contentTypePattern)
  );
}
