/**
 * The value at a path of keys, given as an array or joined with dots.
 *
 * `def` stands in when any step is missing. The last two parameters are kept for
 * callers of earlier releases: `p` is the first key to look at, `undef` is unused.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the published signature
export function dlv<T = any>(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the published signature
  obj: any,
  key: string | string[],
  def?: T,
  p = 0,
  undef?: never,
): T | undefined {
  const keys = typeof key === "string" ? key.split(".") : key;
  let value = obj as Record<string, unknown> | null | undefined;
  for (const step of keys.slice(p)) {
    value = value?.[step] as typeof value;
  }
  return value === undef ? def : (value as T);
}
