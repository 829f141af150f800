/**
 * OAuth 2 client credentials: a token fetched when one is needed, kept until
 * shortly before it expires.
 */
import { HookContext } from "../hooks/types.js";
import {
  bearer,
  ClientCredentials,
  SecurityState,
  textOf,
} from "./credentials.js";
import { HTTPClient } from "./http.js";
import { Lifetime } from "./lifetime.js";
import { discardResponseBody } from "./response-body.js";
import { RetryConfig } from "./retries.js";
import { fetchToken, tokenAddress, TokenRequest } from "./token-requests.js";

/** The credentials `C`, of which those of the schemes `K` may fetch a token. */
export type WithClientCredentials<C, K extends keyof C> = Omit<C, K> & {
  [Scheme in K]?: C[Scheme] | ClientCredentials;
};

/** The call that a token is for. */
export type TokenScope = {
  context: Omit<HookContext, "resolvedSecurity">;
  lifetime: Lifetime;
};

/**
 * Adds the token that credentials are, or that they fetch.
 *
 * @throws SDKError when there is none to be had, SecurityError when a credential
 * is empty.
 */
export async function withToken(
  state: SecurityState | null,
  { httpClient = new HTTPClient() }: { httpClient?: HTTPClient },
  { context, lifetime }: TokenScope,
): Promise<SecurityState | null> {
  if (state?.oauth2.type !== "oauth2:client_credentials") {
    return state;
  }
  const { value, fieldName, tokenURL, isPosted = false } = state.oauth2;
  const authorized: SecurityState = { ...state, oauth2: { type: "none" } };
  const authorize = (token: string) =>
    (authorized.headers["Authorization"] = bearer(token));
  if (typeof value !== "object" || value === null) {
    authorize(textOf({ fieldName, value }));
    return authorized;
  }
  const { clientID, clientSecret } = value;
  const asked: TokenRequest = {
    url: tokenAddress(tokenURL, context.baseURL),
    clientID: textOf({ fieldName: "clientID", value: clientID }),
    clientSecret: textOf({ fieldName: "clientSecret", value: clientSecret }),
    isPosted,
    scopes: context.oAuth2Scopes ?? [],
  };
  const tokens = tokensOf(httpClient);
  const get = () => tokens.get(asked, httpClient, context.retryConfig);
  let token = get();
  let sent = authorize(await waited(token, lifetime));
  let isRenewed = false;
  authorized.renew = async ({ headers }, response) => {
    if (response.status !== 401 || headers.get("authorization") !== sent) {
      return false;
    }
    tokens.forget(asked, token);
    if (isRenewed) {
      return false;
    }
    await discardResponseBody(response);
    token = get();
    sent = authorize(await waited(token, lifetime));
    headers.set("authorization", sent);
    isRenewed = true;
    return true;
  };
  return authorized;
}

/** Waits as long as one call may. The fetch goes on, for others wait as well. */
async function waited({ value }: Token, lifetime: Lifetime): Promise<string> {
  try {
    return await lifetime.watch(value);
  } catch (error) {
    throw lifetime.explain(error);
  }
}

// A client and the resources made from it send over the same one.
const tokensByClient = /* @__PURE__ */ new WeakMap<HTTPClient, Tokens>();

function tokensOf(httpClient: HTTPClient): Tokens {
  const tokens = tokensByClient.get(httpClient) ?? new Tokens();
  tokensByClient.set(httpClient, tokens);
  return tokens;
}

type Token = {
  value: Promise<string>;
  /** On the clock of `performance.now()`; infinite where the server does not say. */
  expiresAt: number;
};

/** The tokens of one client. Calls that need the same one share its fetch. */
class Tokens {
  readonly #kept = new Map<string, Token>();

  get(
    asked: TokenRequest,
    httpClient: HTTPClient,
    retryConfig: RetryConfig,
  ): Token {
    const key = JSON.stringify(asked);
    const kept = this.#kept.get(key);
    if (kept !== undefined && performance.now() < kept.expiresAt) {
      return kept;
    }
    const answer = fetchToken(asked, httpClient, retryConfig);
    const token: Token = {
      value: answer.then(({ value }) => value),
      expiresAt: Infinity,
    };
    this.#kept.set(key, token);
    answer.then(
      ({ lifeMs }) => {
        token.expiresAt = performance.now() + lifeMs;
      },
      () => {
        this.forget(asked, token);
      },
    );
    return token;
  }

  /** Lets go of a token, but not of one that took its place meanwhile. */
  forget(asked: TokenRequest, token: Token): void {
    const key = JSON.stringify(asked);
    if (this.#kept.get(key) === token) {
      this.#kept.delete(key);
    }
  }
}
