import { stringToBase64 } from "./base64.js";

export enum SecurityErrorCode {
  Incomplete = "incomplete",
  UnrecognisedSecurityType = "unrecognized_security_type",
}

/** A credential is missing a part, or empty. Its message never shows a value. */
export class SecurityError extends Error {
  constructor(
    public code: SecurityErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "SecurityError";
  }

  static incomplete(): SecurityError {
    return new SecurityError(
      SecurityErrorCode.Incomplete,
      "Security requirements not met in order to perform the operation",
    );
  }

  static unrecognizedType(type: string): SecurityError {
    return new SecurityError(
      SecurityErrorCode.UnrecognisedSecurityType,
      `Unrecognised security type: ${type}`,
    );
  }
}

/** What the credentials add to a request. */
export type SecurityState = {
  basic: { username?: string | undefined; password?: string | undefined };
  headers: Record<string, string>;
  queryParams: Record<string, string>;
  cookies: Record<string, string>;
  oauth2:
    | ({ type: "password" } & OAuth2PasswordFlow)
    | SecurityInputClientCredentials
    | { type: "none" };
  /** Gives a request another token, once, where a response refuses that it has. */
  renew?: (request: Request, response: Response) => Promise<boolean>;
};

/** What an OAuth 2 client fetches its tokens with. */
export type ClientCredentials = { clientID: string; clientSecret: string };

type OAuth2PasswordFlow = {
  username: string;
  password?: string | undefined;
  clientID?: string | undefined;
  clientSecret?: string | undefined;
  tokenURL: string;
};

type TextInput<Type extends string> = {
  type: Type;
  value: string | null | undefined;
  fieldName: string;
};

type SecurityInputBasic = {
  type: "http:basic";
  value:
    | { username?: string | undefined; password?: string | undefined }
    | null
    | undefined;
};

type SecurityInputClientCredentials = {
  type: "oauth2:client_credentials";
  /** A token, or what fetches one. */
  value: string | ClientCredentials | null | undefined;
  fieldName: string;
  /** Absolute, or relative to the server. */
  tokenURL: string;
  /** Whether identifier and secret go in the body of the request for a token. */
  isPosted?: boolean;
};

/** A credential beside the place where it goes. */
export type SecurityInput =
  | SecurityInputBasic
  | SecurityInputClientCredentials
  | TextInput<"http:bearer">
  | TextInput<"http:custom">
  | TextInput<"oauth2">
  | TextInput<"openIdConnect">
  | TextInput<"apiKey:header" | "apiKey:query" | "apiKey:cookie">;

/**
 * Takes the first of the alternatives whose credentials are all there.
 *
 * @returns What they add to a request; null when no alternative is complete.
 * @throws SecurityError when a credential is there, but empty.
 */
export function resolveSecurity(
  ...options: SecurityInput[][]
): SecurityState | null {
  const chosen = options.find((inputs) => inputs.every(isPresent));
  if (chosen === undefined) {
    return null;
  }
  const state: SecurityState = {
    basic: {},
    headers: {},
    queryParams: {},
    cookies: {},
    oauth2: { type: "none" },
  };
  for (const input of chosen) {
    apply(state, input);
  }
  return state;
}

function isPresent(input: SecurityInput): boolean {
  return input.type === "http:basic"
    ? input.value?.username != null || input.value?.password != null
    : input.value != null;
}

function apply(state: SecurityState, input: SecurityInput): void {
  switch (input.type) {
    case "http:basic": {
      const { username = "", password = "" } = input.value ?? {};
      state.basic = { username, password };
      state.headers["Authorization"] =
        `Basic ${stringToBase64(`${username}:${password}`)}`;
      break;
    }
    case "http:bearer":
    case "oauth2":
    case "openIdConnect":
      state.headers["Authorization"] = bearer(textOf(input));
      break;
    case "oauth2:client_credentials":
      // Becomes a header in `withToken`, which most packages do without.
      state.oauth2 = input;
      break;
    case "http:custom":
      state.headers["Authorization"] = textOf(input);
      break;
    case "apiKey:header":
      state.headers[input.fieldName] = textOf(input);
      break;
    case "apiKey:query":
      state.queryParams[input.fieldName] = textOf(input);
      break;
    case "apiKey:cookie":
      state.cookies[input.fieldName] = textOf(input);
      break;
    default:
      throw SecurityError.unrecognizedType((input as SecurityInput).type);
  }
}

/** @throws SecurityError when there is no text. */
export function textOf(input: { value?: unknown; fieldName: string }): string {
  if (typeof input.value !== "string" || input.value.trim() === "") {
    throw new SecurityError(
      SecurityErrorCode.Incomplete,
      `The credential for "${input.fieldName}" is empty`,
    );
  }
  return input.value;
}

export function bearer(value: string): string {
  return /^bearer /i.test(value) ? value : `Bearer ${value}`;
}

/** The parts of `username:password`; a colon may stand in the password only. */
export function basicCredential(
  text: string | undefined,
): { username: string; password: string } | undefined {
  if (text === undefined) {
    return undefined;
  }
  const [username = "", ...rest] = text.split(":");
  return { username, password: rest.join(":") };
}

/** A client's identifier and secret, where both are there. */
export function clientCredentials(
  clientID: string | undefined,
  clientSecret: string | undefined,
): ClientCredentials | undefined {
  return clientID === undefined || clientSecret === undefined
    ? undefined
    : { clientID, clientSecret };
}

/** A credential given as a value, or by the function that fetches it. */
export async function extractSecurity<
  T extends string | Record<string, unknown>,
>(sec: T | (() => Promise<T>) | undefined): Promise<T | undefined> {
  return typeof sec === "function" ? sec() : sec;
}

/** The schemes an operation accepts: alternatives, each a list of names. */
export type SecurityRequirements = readonly (readonly string[])[];

/**
 * Resolves an operation's requirements with the credentials at hand.
 *
 * An alternative without schemes stands for a call that needs no credential; it
 * is taken last, so that credentials are sent where they help.
 */
export function resolveRequirements(
  requirements: SecurityRequirements,
  inputs: Record<string, SecurityInput>,
): SecurityState | null {
  const alternatives = requirements
    .filter((names) => names.length > 0)
    .map((names) =>
      names.map((name) => {
        const input = inputs[name];
        if (input === undefined) {
          throw SecurityError.unrecognizedType(name);
        }
        return input;
      }),
    );
  return resolveSecurity(...alternatives);
}
