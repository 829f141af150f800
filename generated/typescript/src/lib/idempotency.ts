/**
 * A key by which a server knows a repeated call: one a call, the same over its
 * retries, and none for calls that may be repeated anyway.
 */

const DEFAULT_HEADER = "idempotency-key";
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
    headers.set(name, key ?? newKey());
  }
}

// `crypto.randomUUID` is missing from pages that were not loaded over HTTPS.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
