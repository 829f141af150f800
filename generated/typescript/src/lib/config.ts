import { ClientOptions } from "./sdks.js";

/** The addresses that the document lists. */
export const ServerList = ["https://api.atoma.network"] as const;

export type SDKOptions = ClientOptions & {
  bearerAuth?: string | (() => Promise<string>) | undefined;
  /** Which of the document's addresses to send to, counted from 0. */
  serverIdx?: number | undefined;
};

/** The address to send to: the option's, else the one of the document's list. */
export function serverURLFromOptions(options: SDKOptions): URL | null {
  const url = options.serverURL ?? ServerList[options.serverIdx ?? 0];
  return url ? new URL(url) : null;
}

export const SDK_METADATA = {
  language: "typescript",
  openapiDocVersion: "0.1.0",
  sdkVersion: "0.3.0",
  genVersion: "1.0.0",
  userAgent: "atoma-sdk/typescript 0.3.0",
} as const;
