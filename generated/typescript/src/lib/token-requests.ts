/**
 * The request for a token by OAuth 2 client credentials. Neither it nor the
 * token is logged.
 *
 * Source: RFC 6749, sections 2.3.1, 4.4 and 5.1.
 */
import { APIError } from "../models/errors/apierror.js";
import { InvalidRequestError } from "../models/errors/httpclienterrors.js";
import { stringToBase64 } from "./base64.js";
import { HTTPClient } from "./http.js";
import { Lifetime } from "./lifetime.js";
import { formText, redact } from "./redaction.js";
import { followRedirects } from "./redirects.js";
import { parseURL } from "./servers.js";
import { readErrorText, readText } from "./response-body.js";
import { DEFAULT_RETRY_CODES, retry, RetryConfig } from "./retries.js";

/** What to ask of a token endpoint; two that are equal share a token. */
export type TokenRequest = {
  url: string;
  clientID: string;
  clientSecret: string;
  /** Whether both go in the body in place of the `Authorization` header. */
  isPosted: boolean;
  scopes: readonly string[];
};

/** A token, and how long it may be used. */
export type TokenAnswer = { value: string; lifeMs: number };

const LONGEST_FETCH_MS = 60_000;

/** How long before its end a token is replaced; a tenth of a short life. */
const LONGEST_MARGIN_MS = 60_000;

/**
 * Where a token comes from.
 *
 * @throws InvalidRequestError
 */
export function tokenAddress(tokenURL: string, baseURL: string | URL): string {
  const base = parseURL(baseURL);
  base.pathname = base.pathname.replace(/\/*$/, "/");
  const url = resolved(tokenURL, base);
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  if (url === null || !isWeb || url.username !== "" || url.password !== "") {
    throw new InvalidRequestError("The token URL is none to send secrets to");
  }
  return url.href;
}

function resolved(url: string, base: URL): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

/**
 * Fetches a token within a time of its own, for the calls that wait come and go.
 *
 * It is tried again as any call is, unless the caller wants no retries.
 *
 * @throws SDKError
 */
export async function fetchToken(
  asked: TokenRequest,
  client: HTTPClient,
  { strategy }: RetryConfig,
): Promise<TokenAnswer> {
  const longestMs = client.hasOwnFetcher ? null : LONGEST_FETCH_MS;
  const lifetime = new Lifetime({ totalMs: longestMs, idleMs: null }, null);
  try {
    const response = await retry(
      () => lifetime.watch(send(client, asked, lifetime.attempt())),
      { config: { strategy }, statusCodes: DEFAULT_RETRY_CODES, lifetime },
    );
    return response.ok
      ? answerIn(response, await readText(response, lifetime))
      : refuse(response, await readErrorText(response, lifetime), asked);
  } catch (error) {
    throw lifetime.explain(error);
  } finally {
    lifetime.end();
  }
}

/** Sends the request. No redirect is followed: it would take the secret along. */
function send(
  client: HTTPClient,
  asked: TokenRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { clientID, clientSecret, isPosted, scopes } = asked;
  const headers = new Headers({ accept: "application/json" });
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (scopes.length > 0) {
    form.set("scope", scopes.join(" "));
  }
  if (isPosted) {
    form.set("client_id", clientID);
    form.set("client_secret", clientSecret);
  } else {
    headers.set("authorization", `Basic ${basicPair(asked)}`);
  }
  const redirect = "manual";
  const init = {
    method: "POST",
    headers,
    body: form,
    redirect,
    signal,
  } as const;
  const context = { resolvedSecurity: null };
  return followRedirects(
    client,
    new Request(asked.url, init),
    context,
    redirect,
  );
}

/** Both are form-encoded before they are joined. */
function basicPair({ clientID, clientSecret }: TokenRequest): string {
  return stringToBase64(`${formText(clientID)}:${formText(clientSecret)}`);
}

/** @throws APIError when there is no token; what there is may be a secret. */
function answerIn(response: Response, text: string): TokenAnswer {
  const { access_token: value, expires_in: life } = fieldsOf(text);
  if (typeof value !== "string" || value.trim() === "") {
    throw new APIError("The token request failed", response);
  }
  if (!/^\d+(?:\.\d+)?$/.test(String(life))) {
    return { value, lifeMs: Infinity };
  }
  const lifeMs = Number(life) * 1000;
  return { value, lifeMs: lifeMs - Math.min(LONGEST_MARGIN_MS, lifeMs / 10) };
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(text) as object | null) };
  } catch {
    // No token in it, which is what is reported.
    return {};
  }
}

/** @throws APIError with what the server says, the secret masked. */
function refuse(response: Response, text: string, asked: TokenRequest): never {
  const secrets = [asked.clientSecret, basicPair(asked)];
  const body = redact(text, secrets);
  throw new APIError("The token request failed", response, body);
}
