/** @throws Error with `message` when the condition does not hold. */
export function invariant(
  condition: unknown,
  message: string,
): asserts condition {
  if (!condition) {
    throw new Error(message);
  }
}

/** Every property optional, and `undefined` allowed in each. */
export type ExactPartial<T> = {
  [P in keyof T]?: T[P] | undefined;
};

/** The type `remap` gives: keys renamed, or dropped where the name is null. */
export type Remap<Inp, Mapping extends { [k in keyof Inp]?: string | null }> = {
  [
    k in keyof Inp as Mapping[k] extends string
      ? Mapping[k]
      : Mapping[k] extends null
        ? never
        : k
  ]: Inp[k];
};

/**
 * Renames keys. A key that `mappings` does not list keeps its name, and one
 * listed as `null` is dropped.
 */
export function remap<
  Inp extends Record<string, unknown>,
  const Mapping extends { [k in keyof Inp]?: string | null },
>(inp: Inp, mappings: Mapping): Remap<Inp, Mapping> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(inp)) {
    const name = Object.hasOwn(mappings, key) ? mappings[key] : key;
    if (typeof name === "string") {
      setOwn(out, name, value);
    }
  }
  return out as Remap<Inp, Mapping>;
}

/** Sets a property of the object itself, even one named `__proto__`. */
export function setOwn(
  target: Record<string, unknown>,
  key: string,
  value: unknown,
): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}

/** One signal that fires with the first of those given; null for none. */
export function combineSignals(
  ...signals: Array<AbortSignal | null | undefined>
): AbortSignal | null {
  const present = signals.filter((signal) => signal != null);
  switch (present.length) {
    case 0:
      return null;
    case 1:
      return present[0] ?? null;
    default:
      return abortSignalAny(present);
  }
}

/** `AbortSignal.any`, also where the platform lacks it. */
export function abortSignalAny(signals: AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  const abort = (event: globalThis.Event) => {
    stopListening();
    controller.abort((event.target as AbortSignal).reason);
  };
  const stopListening = () => {
    for (const signal of signals) {
      signal.removeEventListener("abort", abort);
    }
  };
  for (const signal of signals) {
    if (signal.aborted) {
      stopListening();
      controller.abort(signal.reason);
      break;
    }
    signal.addEventListener("abort", abort);
  }
  return controller.signal;
}

/** The entries whose value is defined. */
export function compactMap<T>(
  values: Record<string, T | undefined>,
): Record<string, T> {
  const out: Record<string, T> = {};
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== "undefined") {
      out[key] = value;
    }
  }
  return out;
}

/**
 * The values, when every one of them is there; undefined when none is.
 *
 * @throws Error naming the missing ones when only some are there.
 */
export function allRequired<V extends Record<string, unknown>>(
  v: V,
): { [K in keyof V]: NonNullable<V[K]> } | undefined {
  const missing = Object.keys(v).filter((key) => v[key] == null);
  if (missing.length === Object.keys(v).length) {
    return undefined;
  }
  invariant(missing.length === 0, `Missing values for ${missing.join(", ")}`);
  return v as { [K in keyof V]: NonNullable<V[K]> };
}
