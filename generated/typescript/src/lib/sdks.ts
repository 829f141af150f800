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
import { retry, RetryConfig } from "./retries.js";

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
  /** The address to send to; null when the document lists none. */
  serverURL: (options: Options) => URL | null;
  /** Resolves credentials; without requirements, the document's own hold. */
  security: (
    options: Options,
    requirements?: SecurityRequirements,
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
  declare readonly _options: Options & { hooks?: SDKHooks };
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
    const held = {
      ...options,
      hooks: this.#hooks,
      httpClient: client,
      ...(baseURL === null ? null : { serverURL: baseURL.href }),
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
      isIdempotent?: boolean;
      lifetime?: Lifetime;
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
          config: options.retryConfig,
          statusCodes: options.retryCodes,
          isIdempotent: options.isIdempotent ?? true,
          lifetime,
        },
      );
      return OK(response);
    } catch (error) {
      lifetime.end();
      return ERR(lifetime.explain(error));
    }
  }

  async #attempt(
    request: Request,
    lifetime: Lifetime,
    options: {
      context: HookContext;
      errorCodes: StatusCodePredicate;
      redirect?: RequestRedirect | undefined;
    },
  ): Promise<Response> {
    const { context } = options;
    const prepared = await this.#hooks.beforeRequest(context, request.clone());
    const signal = lifetime.attempt();
    const sent = new Request(prepared, { signal });
    if (this.#logger !== undefined) {
      logRequest(this.#logger, sent);
    }
    let response: Response;
    try {
      response = await lifetime.watch(
        followRedirects(this.#httpClient, sent, context, options.redirect),
      );
    } catch (error) {
      return this.#recover(context, null, error);
    }
    if (this.#logger !== undefined) {
      logResponse(this.#logger, response);
    }
    return matchStatusCode(response, options.errorCodes)
      ? this.#recover(context, response, null)
      : this.#hooks.afterSuccess(context, response);
  }

  /** Lets hooks replace an error, or the response that is one. */
  async #recover(
    context: HookContext,
    response: Response | null,
    error: unknown,
  ): Promise<Response> {
    const held = await this.#hooks.afterError(context, response, error);
    if (held.error != null) {
      throw held.error as Error;
    }
    const recovered = held.response ?? response;
    if (recovered === null) {
      throw error;
    }
    return recovered;
  }
}

// Options that a client has already shown to its hooks, and now shares with the
// resources made from it: these must not run `sdkInit` again.
const initialised = /* @__PURE__ */ new WeakSet();

function hide(target: object, properties: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(properties)) {
    Object.defineProperty(target, key, { value, enumerable: false });
  }
}
