/**
 * How long the server asks to wait before the next attempt.
 *
 * Nonsense is ignored, and a date in the past asks for no wait.
 *
 * @param now The present, in milliseconds since the epoch.
 * @returns Milliseconds, or undefined when the server does not say.
 *
 * Source: RFC 9110 section 10.2.3; `retry-after-ms` is a custom of AI services.
 */
export function retryAfterMs(
  headers: Headers,
  now: number,
): number | undefined {
  const milliseconds = headers.get("retry-after-ms")?.trim();
  if (milliseconds !== undefined && /^\d+(\.\d+)?$/.test(milliseconds)) {
    return Number(milliseconds);
  }
  const value = headers.get("retry-after")?.trim();
  if (value === undefined) {
    return undefined;
  }
  if (/^\d+(\.\d+)?$/.test(value)) {
    return Number(value) * 1000;
  }
  // `Date.parse` takes many a text for a date; a real one names its day or zone.
  const isDate = /[a-z]{3}/i.test(value);
  const date = isDate ? Date.parse(inGMT(value)) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** A date of HTTP is in GMT, whether it says so or not. */
function inGMT(date: string): string {
  return /(?:gmt|utc?|z|[+-]\d{2}:?\d{2})$/i.test(date) ? date : `${date} GMT`;
}
