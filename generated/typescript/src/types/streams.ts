/** Whether a value is a `ReadableStream`, of this realm or another. */
export function isReadableStream<T = Uint8Array>(
  val: unknown,
): val is ReadableStream<T> {
  if (val instanceof ReadableStream) {
    return true;
  }
  return (
    typeof val === "object" &&
    val !== null &&
    "getReader" in val &&
    typeof val.getReader === "function"
  );
}
