/**
 * A key by which a server knows a repeated call: one a call, the same over its
 * retries, and none for calls that may be repeated anyway.
 */
import { randomHex } from "./random.js";

/** The header of a key, where the document names none. */
export const DEFAULT_HEADER = "idempotency-key";
const WITHOUT_KEY = ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"];

/** Adds the key where the document, the settings or the caller ask for it. */
export function addIdempotencyKey(
  headers: Headers,
  operation: { method: string; idempotencyHeader?: string },
  client: { idempotencyKeys?: boolean },
  options: { idempotencyKey?: string } | undefined,
): void {
  const isAsked =
    operation.idempotencyHeader !== undefined ||
    client.idempotencyKeys === true ||
    options?.idempotencyKey !== undefined;
  const name = operation.idempotencyHeader ?? DEFAULT_HEADER;
  if (!isAsked || WITHOUT_KEY.includes(operation.method)) {
    return;
  }
  const key = options?.idempotencyKey;
  if (key !== undefined || !headers.has(name)) {
    headers.set(name, key ?? randomHex());
  }
}
