import { SDKHooks } from "../hooks/hooks.js";
import { HookContext } from "../hooks/types.js";
import {
  HTTPClientError,
  InvalidRequestError,
  UnexpectedClientError,
} from "../models/errors/httpclienterrors.js";
import { ERR, OK, Result } from "../types/fp.js";
import { SecurityRequirements, SecurityState } from "./credentials.js";
import { Decoding } from "./decoding.js";
import { HTTPClient, matchStatusCode, StatusCodePredicate } from "./http.js";
import { Lifetime } from "./lifetime.js";
import { Logger, logRequest, logResponse } from "./logger.js";
import { followRedirects } from "./redirects.js";
import { makeRequestInput, RequestConfig } from "./requests.js";
import { discardResponseBody } from "./response-body.js";
import { PermanentError, retry, RetryConfig } from "./retries.js";
import { Server } from "./servers.js";
import { TokenScope } from "./tokens.js";

/** The options of one call. Never changed by it. */
export type RequestOptions = {
  /** Milliseconds for the call, its retries included; a stream, once it has
   * begun, is not ended by it. */
  timeoutMs?: number;
  retries?: RetryConfig;
  /** Statuses that are tried again, in place of the usual ones. */
  retryCodes?: string[];
  serverURL?: string | URL;
  /** Sent as it is, under the header that the API names for it. */
  idempotencyKey?: string;
  decoding?: Decoding;
  fetchOptions?: Omit<RequestInit, "method" | "body">;
};

/** The options of a call whose request does not say whether it wants a stream. */
export type StreamOptions = RequestOptions & {
  /** Whether to receive the result as a stream, item by item. Not sent. */
  stream?: boolean | undefined;
};

/** The options of a client that every API has. */
export type ClientOptions = {
  httpClient?: HTTPClient;
  /** Overrides the addresses that the document lists. */
  serverURL?: string | undefined;
  retryConfig?: RetryConfig;
  /** See `RequestOptions.timeoutMs`. */
  timeoutMs?: number;
  debugLogger?: Logger;
  /** Whether calls that may not be repeated carry a key that makes them so. */
  idempotencyKeys?: boolean;
  decoding?: Decoding;
  hooks?: SDKHooks;
};

/** What the generated part says about an API. */
export type ApiDescription<Options> = {
  userAgent: string;
  /** The address to send to, that of an operation's own servers if it has any;
   * null when the document lists none. */
  serverURL: (options: Options, own?: readonly Server[]) => URL | null;
  /** Resolves credentials; without requirements, the document's own hold. */
  security: (
    options: Options,
    requirements: SecurityRequirements | undefined,
    scope: TokenScope,
  ) => Promise<SecurityState | null>;
  /** Whether to log to the console, for want of a logger. */
  isDebugging?: () => boolean;
};

/** What clients and resources of an API have in common. */
export class ClientSDK<Options extends ClientOptions = ClientOptions> {
  readonly #httpClient: HTTPClient;
  readonly #hooks: SDKHooks;
  readonly #logger: Logger | undefined;
  declare readonly _baseURL: URL | null;
  declare readonly _options: Options & {
    hooks?: SDKHooks;
    httpClient: HTTPClient;
  };
  declare readonly _api: ApiDescription<Options>;

  constructor(options: Options, api: ApiDescription<Options>) {
    const isPart = options.hooks !== undefined && initialised.has(options);
    this.#hooks = options.hooks ?? new SDKHooks();
    const given = {
      baseURL: api.serverURL(options),
      client: options.httpClient ?? new HTTPClient(),
    };
    const { baseURL, client } = isPart ? given : this.#hooks.sdkInit(given);
    this.#httpClient = client;
    this.#logger =
      options.debugLogger ?? (api.isDebugging?.() ? console : undefined);
    const isReplaced = baseURL?.href !== given.baseURL?.href;
    const held = {
      ...options,
      hooks: this.#hooks,
      httpClient: client,
      ...(baseURL !== null && isReplaced ? { serverURL: baseURL.href } : null),
    };
    initialised.add(held);
    // Not enumerable: credentials must not show when a client is printed.
    hide(this, { _baseURL: baseURL, _options: held, _api: api });
  }

  /** Whether the caller brought the function that sends. */
  get _hasOwnFetcher(): boolean {
    return this.#httpClient.hasOwnFetcher;
  }

  /** Makes the request of a call. */
  _createRequest(
    context: HookContext,
    conf: RequestConfig,
    options?: RequestOptions,
  ): Result<Request, InvalidRequestError | UnexpectedClientError> {
    try {
      const baseURL = conf.baseURL ?? options?.serverURL ?? this._baseURL;
      const input = makeRequestInput(
        { ...conf, baseURL, userAgent: conf.userAgent ?? this._api.userAgent },
        options,
      );
      const { url, options: init } = this.#hooks.beforeCreateRequest(
        context,
        input,
      );
      return OK(new Request(url, init));
    } catch (cause) {
      return ERR(
        cause instanceof HTTPClientError
          ? cause
          : new UnexpectedClientError("Unable to create request", { cause }),
      );
    }
  }

  /** Sends a request, as often as it takes. */
  async _do(
    request: Request,
    options: {
      context: HookContext;
      errorCodes: StatusCodePredicate;
      retryConfig: RetryConfig;
      retryCodes: string[];
      maxRetries?: number | undefined;
      isIdempotent?: boolean;
      lifetime?: Lifetime;
      /** Whether the body is a stream, which can be sent only once. */
      isOneShot?: boolean;
      /** The redirects the caller asked to follow; none by default. */
      redirect?: RequestRedirect | undefined;
    },
  ): Promise<Result<Response, HTTPClientError>> {
    const lifetime =
      options.lifetime ??
      new Lifetime({ totalMs: null, idleMs: null }, request.signal);
    try {
      const response = await retry(
        () => this.#attempt(request, lifetime, options),
        {
          config: options.isOneShot
            ? { strategy: "none" }
            : options.retryConfig,
          statusCodes: options.retryCodes,
          maxRetries: options.maxRetries,
          isIdempotent: options.isIdempotent ?? true,
          lifetime,
        },
      );
      return OK(response);
    } catch (error) {
      lifetime.end();
      // Earlier releases promise this type; what a token server says comes as it is.
      return ERR(lifetime.explain(error) as HTTPClientError);
    }
  }

  async #attempt(
    request: Request,
    lifetime: Lifetime,
    options: {
      context: HookContext;
      errorCodes: StatusCodePredicate;
      isOneShot?: boolean;
      redirect?: RequestRedirect | undefined;
    },
  ): Promise<Response> {
    const { context } = options;
    // A clone would hold all of a stream in memory, for an attempt never made.
    const own = options.isOneShot ? request : request.clone();
    const prepared = await runHooks(null, () =>
      this.#hooks.beforeRequest(context, own),
    );
    const signal = lifetime.attempt();
    const sent = new Request(prepared, { signal });
    if (this.#logger !== undefined) {
      logRequest(this.#logger, sent);
    }
    const { redirect } = options;
    const pending = followRedirects(this.#httpClient, sent, context, redirect);
    let response: Response;
    try {
      response = await lifetime.watch(pending);
    } catch (error) {
      // One that comes after all has nobody to read it.
      void pending.then(discardResponseBody, () => undefined);
      return this.#recover(context, null, error);
    }
    if (this.#logger !== undefined) {
      logResponse(this.#logger, response);
    }
    if (
      !options.isOneShot &&
      (await context.resolvedSecurity?.renew?.(request, response))
    ) {
      return this.#attempt(request, lifetime, options);
    }
    return matchStatusCode(response, options.errorCodes)
      ? this.#recover(context, response, null)
      : replaced(response, () => this.#hooks.afterSuccess(context, response));
  }

  /** Lets hooks replace an error, or the response that is one. */
  async #recover(
    context: HookContext,
    response: Response | null,
    error: unknown,
  ): Promise<Response> {
    const held = await runHooks(response, () =>
      this.#hooks.afterError(context, response, error),
    );
    const recovered = held.error == null ? (held.response ?? response) : null;
    if (response !== null && recovered !== response) {
      await discardResponseBody(response);
    }
    if (recovered === null) {
      throw (held.error ?? error) as Error;
    }
    return recovered;
  }
}

/**
 * Runs hooks over a response, which is let go of when they fail.
 *
 * @throws PermanentError, because a fault of a hook is none of the connection.
 */
async function runHooks<T>(
  response: Response | null,
  hooks: () => Promise<T>,
): Promise<T> {
  try {
    return await hooks();
  } catch (cause) {
    if (response !== null) {
      await discardResponseBody(response);
    }
    throw new PermanentError("A hook failed", {
      cause:
        cause instanceof HTTPClientError
          ? cause
          : new UnexpectedClientError("A hook failed", { cause }),
    });
  }
}

/** The response that hooks give for another, which is let go of. */
async function replaced(
  response: Response,
  hooks: () => Promise<Response>,
): Promise<Response> {
  const next = await runHooks(response, hooks);
  if (next !== response) {
    await discardResponseBody(response);
  }
  return next;
}

// Options that a client has already shown to its hooks, and now shares with the
// resources made from it: these must not run `sdkInit` again.
const initialised = /* @__PURE__ */ new WeakSet();

function hide(target: object, properties: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(properties)) {
    Object.defineProperty(target, key, { value, enumerable: false });
  }
}
