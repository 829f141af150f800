/** The platform's environment variables; none where it has none. */
export function environment(): Record<string, string | undefined> {
  const platform = globalThis as {
    process?: { env?: Record<string, string | undefined> };
    Deno?: { env: { toObject(): Record<string, string> } };
  };
  return platform.process?.env ?? platform.Deno?.env.toObject() ?? {};
}

/** A variable's value. One set to nothing counts as not set. */
export function environmentVariable(name: string): string | undefined {
  return environment()[name] || undefined;
}

/** Whether a variable says yes: anything but nothing, `0`, `false`, `no`, `off`. */
export function environmentFlag(name: string): boolean | undefined {
  const value = environmentVariable(name)?.toLowerCase();
  return value === undefined
    ? undefined
    : !["0", "false", "no", "off"].includes(value);
}

/** Whether this is a page or a worker of a browser. */
export function isBrowser(): boolean {
  return "document" in globalThis || "WorkerGlobalScope" in globalThis;
}
