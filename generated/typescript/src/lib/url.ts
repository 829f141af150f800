/** Values for the variables of a path. */
export type Params = Partial<Record<string, string | number>>;

/** A path variable that is missing, or would leave its place in the path. */
export class PathError extends Error {
  override readonly name = "PathError";
}

/**
 * Compiles a path pattern, `/v1/nodes/{id}`, into the function that fills it.
 *
 * The fragment is cut off, because it is never sent: it only tells apart two
 * operations of one address (`/v1/chat#stream`).
 *
 * @throws PathError, the returned function, when a variable is missing or a
 *   segment comes out as `.` or `..`, which a URL would resolve away.
 */
export function pathToFunc(
  pathPattern: string,
  options?: { charEncoding?: "percent" | "none" },
): (params?: Params) => string {
  const encode =
    options?.charEncoding === "none"
      ? String
      : (value: string | number) => encodeURIComponent(value);
  const pattern = pathPattern.split("#", 1)[0] ?? "";

  return (params = {}) => {
    const path = pattern.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) {
        throw new PathError(`Path parameter "${name}" is missing`);
      }
      return encode(value);
    });
    for (const segment of path.split("/")) {
      if (/^(?:\.|%2e){1,2}$/i.test(segment)) {
        throw new PathError('"." and ".." are no values for a path parameter');
      }
    }
    return path;
  };
}
