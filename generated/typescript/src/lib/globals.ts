/** Completes an input from the options of the client. */
export type Globals = (input: unknown, options: object) => unknown;

/**
 * Lets options of the client stand in for what the input does not say itself.
 *
 * @param names Properties of the input, each with the option's name.
 */
export function fromClient(names: Readonly<Record<string, string>>): Globals {
  return (input, options) => {
    const own = (input ?? {}) as Record<string, unknown>;
    const held = options as Record<string, unknown>;
    const missing = Object.entries(names)
      .filter(([name, option]) => own[name] === undefined && option in held)
      .map(([name, option]): [string, unknown] => [name, held[option]]);
    return missing.length === 0
      ? input
      : { ...own, ...Object.fromEntries(missing) };
  };
}
