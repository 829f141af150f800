/** What a standalone function gives: a value, or the error instead of it. */
export type Result<T, E = unknown> =
  | { ok: true; value: T; error?: never }
  | { ok: false; value?: never; error: E };

export function OK<V>(value: V): Result<V, never> {
  return { ok: true, value };
}

export function ERR<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** The value. @throws the error. */
export function unwrap<T>(r: Result<T>): T {
  if (!r.ok) {
    throw r.error;
  }
  return r.value;
}

/** The value of a promised result; rejects with its error. */
export async function unwrapAsync<T>(pr: Promise<Result<T>>): Promise<T> {
  return unwrap(await pr);
}
