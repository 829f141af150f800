import * as z from "zod";

/**
 * How a response is read.
 *
 * - `lenient`: as far as it fits. What is missing is left out, and a part that
 *   does not fit stays as it came; only a whole of another kind, a list for an
 *   object, is an error.
 * - `strict`: whatever does not fit the document is an error.
 */
export type Decoding = "lenient" | "strict";

/**
 * `open`, which is what schemas are by themselves, keeps what an API may grow by:
 * nulls, and values and variants that the document does not know.
 */
type Tolerance = Decoding | "open";

/** How well a value has fitted so far; unions compare these. */
export type Fit = {
  /** Parts that were kept although they do not fit; of those that only a lenient
   * reading keeps each weighs as much as many nulls and unknown values. */
  misfits: number;
  knownFields: number;
  unknownFields: number;
};

/** What holds during one decoding, from the outermost value to the last part. */
type Session = {
  tolerance: Tolerance;
  fit: Fit;
  /** Unions already decided: one value is tried once, however deep it nests. */
  decided: WeakMap<object, Map<object, unknown>>;
};

export function emptyFit(): Fit {
  return { misfits: 0, knownFields: 0, unknownFields: 0 };
}

function newSession(tolerance: Tolerance): Session {
  return { tolerance, fit: emptyFit(), decided: new WeakMap() };
}

// Decoding is synchronous, so a module variable can stand for the session, as
// zod hands no context of ours down to a nested schema.
let session: Session | null = null;

/** The session this part belongs to; null outside of `decode`. */
export function currentSession(): Session | null {
  return session;
}

/** Runs `work` inside of the current session, or of an open one of its own. */
export function withinSession<T>(work: (session: Session) => T): T {
  return session === null
    ? withSession(newSession("open"), work)
    : work(session);
}

function withSession<T>(next: Session, work: (session: Session) => T): T {
  const outer = session;
  session = next;
  try {
    return work(next);
  } finally {
    session = outer;
  }
}

/** Reads a value in wire form. @throws ZodError when it does not fit. */
export function decode<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  value: unknown,
  tolerance: Tolerance = "lenient",
): T {
  return withSession(newSession(tolerance), () => schema.parse(value));
}

/** A part of a value, with the path that is only written out for an issue. */
class PartInput {
  constructor(
    readonly parent: z.ParseContext,
    readonly data: unknown,
    readonly key: string | number,
  ) {}

  get path(): (string | number)[] {
    return [...this.parent.path, this.key];
  }
}

/** A part that was left out, or had to be refused. */
export const ABSENT: unique symbol = /* @__PURE__ */ Symbol("absent");
export const REFUSED: unique symbol = /* @__PURE__ */ Symbol("refused");

/**
 * Reads one part of an object, list or map, as tolerantly as the session says.
 *
 * @returns The value read; or `ABSENT`; or `REFUSED`, with issues in `ctx`.
 */
export function decodePart(
  schema: z.ZodTypeAny,
  data: unknown,
  key: string | number,
  ctx: z.ParseContext,
  { tolerance, fit }: Session,
): unknown {
  const issuesBefore = ctx.common.issues.length;
  const part = parsed(schema, new PartInput(ctx, data, key));
  if (
    part !== REFUSED ||
    tolerance === "strict" ||
    (data !== null && tolerance === "open")
  ) {
    return part;
  }
  if (typeof data === "bigint") {
    // Not kept with what holds it, either: nobody looks for one in a number.
    throw new z.ZodError(ctx.common.issues);
  }
  ctx.common.issues.length = issuesBefore;
  fit.misfits += data === null ? 1 : 100;
  return data === undefined ? ABSENT : data;
}

/**
 * Writes one part of an object or map. What is written has to fit.
 *
 * @returns As `decodePart`.
 */
export function encodePart(
  schema: z.ZodTypeAny,
  data: unknown,
  key: string,
  ctx: z.ParseContext,
): unknown {
  return parsed(schema, { data, path: [...ctx.path, key], parent: ctx });
}

function parsed(schema: z.ZodTypeAny, input: z.ParseInput): unknown {
  const result = schema._parse(input);
  if (z.isAsync(result)) {
    throw new TypeError("A schema of this package must not be asynchronous");
  }
  if (!z.isValid(result)) {
    return REFUSED;
  }
  return result.value === undefined ? ABSENT : (result.value as unknown);
}

/** Adds "expected this, received that" to the context. */
export function refuseType(
  ctx: z.ParseContext,
  expected: z.ZodParsedType,
): z.INVALID {
  z.addIssueToContext(ctx, {
    code: z.ZodIssueCode.invalid_type,
    expected,
    received: ctx.parsedType,
  });
  return z.INVALID;
}
