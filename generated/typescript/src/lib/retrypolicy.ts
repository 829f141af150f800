import { RetryConfig } from "./retries.js";

/** The document's own wish for retries. */
export const retryPolicy: { config: RetryConfig; codes?: readonly string[] } = {
  config: {
    strategy: "backoff",
    backoff: {
      initialInterval: 500,
      maxInterval: 60000,
      exponent: 1.5,
      maxElapsedTime: 3600000,
    },
    retryConnectionErrors: true,
  },
  codes: ["408", "429", "500", "502", "503", "504"],
};
