/** Where calls go: which of the document's servers, and at what address. */
import { InvalidRequestError } from "../models/errors/httpclienterrors.js";

/** An address, variables in braces, beside what the document says of these. */
export type Server =
  | string
  | {
      url: string;
      name?: string;
      variables?: Readonly<Record<string, ServerVariable>>;
    };

export type ServerVariable = {
  default: string;
  /** The values it may have; any, when absent. */
  choices?: readonly string[];
};

/** What a client's options may say of the server. */
export type ServerOptions = {
  serverURL?: string | undefined;
  serverIdx?: number | undefined;
  server?: string | undefined;
  serverVariables?: Readonly<Record<string, string | undefined>> | undefined;
};

/**
 * The address to send to: the caller's, else that of the server in question.
 *
 * @param own The servers of an operation, of which the first counts.
 * @returns Null when nobody names a server.
 * @throws InvalidRequestError
 */
export function serverURL(
  options: ServerOptions,
  servers: readonly Server[],
  own?: readonly Server[],
): URL | null {
  const server =
    options.serverURL ?? (own ? own[0] : chosenServer(options, servers));
  const { url, variables = {} } =
    typeof server === "object" ? server : { url: server };
  return addressOf(url && filled(url, variables, options));
}

/** As `serverURL`, where the document gives addresses and says no more. */
export function plainServerURL(
  { serverURL, serverIdx = 0 }: ServerOptions,
  servers: readonly string[],
  own?: readonly Server[],
): URL | null {
  const server = own ? own[0] : servers[serverIdx];
  return addressOf(
    serverURL ?? (typeof server === "object" ? server.url : server),
  );
}

function addressOf(url: string | undefined): URL | null {
  return url ? parseURL(url) : null;
}

function chosenServer(
  { server, serverIdx = 0 }: ServerOptions,
  servers: readonly Server[],
): Server | undefined {
  if (server === undefined) {
    return servers[serverIdx];
  }
  const named = servers.filter((each) => typeof each === "object");
  const found = named.find((each) => each.name === server);
  if (found === undefined) {
    const names = named.flatMap((each) => each.name ?? []).join(", ");
    throw new InvalidRequestError(`The server has to be one of ${names}`);
  }
  return found;
}

function filled(
  url: string,
  variables: Readonly<Record<string, ServerVariable>>,
  { serverVariables = {} }: ServerOptions,
): string {
  return url.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const known = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = serverVariables[name] ?? known?.default ?? placeholder;
    if (known?.choices?.includes(value) === false) {
      const choices = known.choices.join(", ");
      throw new InvalidRequestError(
        `The server variable "${name}" has to be one of ${choices}`,
      );
    }
    return value;
  });
}

/** @throws InvalidRequestError */
export function parseURL(text: string | URL): URL {
  try {
    return new URL(text);
  } catch {
    // Without the cause: its message would repeat the address, and with it
    // whatever password it holds.
    throw new InvalidRequestError("The server URL is not a valid URL");
  }
}
