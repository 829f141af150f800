/**
 * Tells apart the ways in which `fetch` fails. It only ever says `TypeError`;
 * what happened stands, on Node, in the codes of its causes.
 */

const REFUSED = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
]);

/** Whether the request failed on its way, without an answer. */
export function isConnectionError(err: unknown): boolean {
  return err instanceof TypeError || codesOf(err).length > 0;
}

/** Whether no connection came to be, so that the server saw nothing. */
export function isRefusedError(err: unknown): boolean {
  return codesOf(err).some((code) => REFUSED.has(code));
}

export function isTimeoutError(err: unknown): boolean {
  return nameOf(err) === "TimeoutError";
}

export function isAbortError(err: unknown): boolean {
  return nameOf(err) === "AbortError";
}

function nameOf(err: unknown): unknown {
  return typeof err === "object" && err !== null && "name" in err
    ? err.name
    : undefined;
}

function codesOf(err: unknown): string[] {
  const codes: string[] = [];
  let held = err;
  // A chain of causes is short; the bound guards against one that is a ring.
  for (let depth = 0; depth < 5 && held instanceof Error; depth += 1) {
    if ("code" in held && typeof held.code === "string") {
      codes.push(held.code);
    }
    held = held.cause;
  }
  return codes;
}
