/**
 * JSON whose integers survive.
 *
 * `JSON.parse` rounds an integer beyond 2^53 in silence. Here such an integer
 * becomes a `bigint`, which a schema for numbers refuses loudly and an unknown
 * field carries back unchanged.
 */

// Strings come first, so digits inside of them are never taken for a number.
const STRING_OR_NUMBER =
  /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const HAS_LONG_INTEGER = /\d{16}/;

// Private use characters: a marker that no ordinary text starts with.
const MARK = "\uE000bigint:";

/**
 * Parses JSON text. Integers beyond 2^53 become `bigint`.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJSON(text: string): unknown {
  if (!HAS_LONG_INTEGER.test(text)) {
    return JSON.parse(text);
  }
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    isUnsafeInteger(token) ? JSON.stringify(MARK + token) : token,
  );
  return marked === text ? JSON.parse(text) : JSON.parse(marked, unmark);
}

/** Writes JSON text. A `bigint` is written as the integer it is. */
export function stringifyJSON(value: unknown): string {
  let bigInts = 0;
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== "bigint") {
      return item;
    }
    bigInts += 1;
    return MARK + item.toString();
  });
  return bigInts > 0 ? text.replaceAll(MARKED_INTEGER, "$1") : text;
}

const MARKED = /^\uE000bigint:-?\d+$/;

const MARKED_INTEGER = /"\uE000bigint:(-?\d+)"/g;

function isUnsafeInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

function unmark(_key: string, value: unknown): unknown {
  return typeof value === "string" && MARKED.test(value)
    ? BigInt(value.slice(MARK.length))
    : value;
}
