import { ClientOptions } from "./sdks.js";
import { plainServerURL, Server } from "./servers.js";

/** The addresses that the document lists. */
export const ServerList = ["https://api.atoma.network"] as const;

export type SDKOptions = ClientOptions & {
  bearerAuth?: string | (() => Promise<string>) | undefined;
  /** Which of the document's addresses to send to, counted from 0. */
  serverIdx?: number | undefined;
};

/**
 * The address to send to: the option's, else that of the document's list, or of
 * an operation's own.
 */
export function serverURLFromOptions(
  options: SDKOptions,
  own?: readonly Server[],
): URL | null {
  return plainServerURL(options, ServerList, own);
}

export const SDK_METADATA = {
  language: "typescript",
  openapiDocVersion: "0.1.0",
  sdkVersion: "0.3.0",
  genVersion: "1.0.0",
  userAgent: "atoma-sdk/typescript 0.3.0",
} as const;
