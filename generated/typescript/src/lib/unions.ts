/**
 * Schemas of unions.
 *
 * With a discriminator the variant is looked up. Without, every variant is tried
 * and the one that fits best is taken, not the first that does not refuse.
 */
import * as z from "zod";
import { emptyFit, Fit, withinSession } from "./decoding.js";

type Variants = readonly z.ZodTypeAny[];

type UnionSchema<V extends Variants> = z.ZodType<
  z.output<V[number]>,
  z.ZodTypeDef,
  z.input<V[number]>
>;

// Objects that no variant knew: they are written back as they came.
const unknownVariants = /* @__PURE__ */ new WeakSet();

/** Whether a value is an object that no variant of its union knew. */
export function isUnknownVariant<T>(value: T): value is T & object {
  return unknownVariants.has(value as object);
}

/** Reads a union. What no variant fits is kept as it came, unless strict. */
export function inboundUnion<const V extends Variants>(
  variants: () => V,
): z.ZodType<z.output<V[number]>, z.ZodTypeDef, unknown> {
  return new UnionType<z.output<V[number]>, unknown>(variants, true);
}

/** Writes a union. */
export function outboundUnion<const V extends Variants>(
  variants: () => V,
): UnionSchema<V> {
  return new UnionType<z.output<V[number]>, z.input<V[number]>>(
    variants,
    false,
  );
}

/**
 * Reads a union whose variant `property`, a wire name, tells; without one for
 * its value, an object is of the variant `otherwise`, if there is one.
 */
export function inboundTaggedUnion<
  V extends Record<string, z.ZodTypeAny>,
  D extends z.ZodTypeAny = never,
>(
  property: string,
  variants: () => V,
  otherwise?: () => D,
): z.ZodType<z.output<V[keyof V] | D>, z.ZodTypeDef, unknown> {
  return new TaggedUnionType<z.output<V[keyof V] | D>, unknown>(
    property,
    variants,
    otherwise,
    true,
  );
}

/** Writes a union whose variant `property`, a field name, tells. */
export function outboundTaggedUnion<
  V extends Record<string, z.ZodTypeAny>,
  D extends z.ZodTypeAny = never,
>(
  property: string,
  variants: () => V,
  otherwise?: () => D,
): z.ZodType<z.output<V[keyof V] | D>, z.ZodTypeDef, z.input<V[keyof V] | D>> {
  return new TaggedUnionType<z.output<V[keyof V] | D>, z.input<V[keyof V] | D>>(
    property,
    variants,
    otherwise,
    false,
  );
}

type Attempt<Out> = {
  result: z.SyncParseReturnType<Out>;
  fit: Fit;
  issues: z.ZodIssue[];
};

class UnionType<Out, Inp> extends z.ZodType<Out, z.ZodTypeDef, Inp> {
  readonly #variants: () => Variants;
  readonly #isInbound: boolean;

  constructor(variants: () => Variants, isInbound: boolean) {
    super({});
    this.#variants = variants;
    this.#isInbound = isInbound;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Out> {
    return withinSession((session) => {
      const { fit: outerFit } = session;
      const best = this.#best(input);
      if (best !== null && isKnown(best)) {
        outerFit.misfits += best.fit.misfits;
        outerFit.knownFields += best.fit.knownFields;
        outerFit.unknownFields += best.fit.unknownFields;
        return best.result;
      }
      const ctx = this._getOrReturnCtx(input);
      return keepUnknown<Out>(ctx, this.#isInbound, () => {
        z.addIssueToContext(ctx, {
          code: z.ZodIssueCode.invalid_union,
          unionErrors: best === null ? [] : [new z.ZodError(best.issues)],
        });
      });
    });
  }

  /** The attempt that fits best, found once for each object of a decoding. */
  #best(input: z.ParseInput): Attempt<Out> | null {
    const { data } = input as { data: unknown };
    if (typeof data !== "object" || data === null) {
      return this.#tryAll(input);
    }
    return withinSession(({ decided }) => {
      const known = decided.get(data) ?? new Map<object, unknown>();
      decided.set(data, known);
      if (!known.has(this)) {
        known.set(this, this.#tryAll(input));
      }
      return known.get(this) as Attempt<Out> | null;
    });
  }

  #tryAll(input: z.ParseInput): Attempt<Out> | null {
    let best: Attempt<Out> | null = null;
    let failure: SyntaxError | undefined;
    for (const variant of this.#variants()) {
      try {
        const attempt = tryVariant<Out>(variant, input);
        best = best === null || isBetter(attempt, best) ? attempt : best;
      } catch (cause) {
        // Text where this variant has JSON; another may have text.
        if (!(cause instanceof SyntaxError)) {
          throw cause;
        }
        failure = cause;
      }
      if (best !== null && isPerfect(best)) {
        return best;
      }
    }
    if (best === null && failure !== undefined) {
      throw failure;
    }
    return best;
  }
}

/** Tries one variant with a fit and issues of its own. */
function tryVariant<Out>(
  variant: z.ZodTypeAny,
  { data, path, parent }: z.ParseInput,
): Attempt<Out> {
  return withinSession((session) => {
    const outerFit = session.fit;
    const fit = (session.fit = emptyFit());
    const common = { ...parent.common, issues: [] as z.ZodIssue[] };
    try {
      const result = variant._parse({
        data: data as unknown,
        path,
        parent: { ...parent, common, parent: null },
      }) as z.SyncParseReturnType<Out>;
      return { result, fit, issues: common.issues };
    } finally {
      session.fit = outerFit;
    }
  });
}

function isBetter<Out>(a: Attempt<Out>, b: Attempt<Out>): boolean {
  const rank = ({ result, fit }: Attempt<Out>) => [
    z.isValid(result) ? 0 : 1,
    fit.misfits,
    fit.unknownFields,
    -fit.knownFields,
  ];
  const other = rank(b);
  const difference = rank(a)
    .map((value, index) => value - (other[index] ?? 0))
    .find((value) => value !== 0);
  return difference !== undefined && difference < 0;
}

/** Whether a variant has been read, and not only let pass for want of a better. */
function isKnown<Out>({ result, fit }: Attempt<Out>): boolean {
  return z.isValid(result) && (fit.misfits === 0 || fit.knownFields > 0);
}

function isPerfect<Out>({ result, fit }: Attempt<Out>): boolean {
  return z.isValid(result) && fit.misfits === 0 && fit.unknownFields === 0;
}

class TaggedUnionType<Out, Inp> extends z.ZodType<Out, z.ZodTypeDef, Inp> {
  readonly #property: string;
  readonly #variants: () => Record<string, z.ZodTypeAny>;
  readonly #otherwise: (() => z.ZodTypeAny) | undefined;
  readonly #isInbound: boolean;

  constructor(
    property: string,
    variants: () => Record<string, z.ZodTypeAny>,
    otherwise: (() => z.ZodTypeAny) | undefined,
    isInbound: boolean,
  ) {
    super({});
    this.#property = property;
    this.#variants = variants;
    this.#otherwise = otherwise;
    this.#isInbound = isInbound;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Out> {
    const data: unknown = input.data;
    const variants = this.#variants();
    const isObject = typeof data === "object" && data !== null;
    const tag = isObject
      ? String((data as Record<string, unknown>)[this.#property])
      : "";
    const otherwise = isObject ? this.#otherwise?.() : undefined;
    const variant = Object.hasOwn(variants, tag) ? variants[tag] : otherwise;
    if (variant !== undefined) {
      return variant._parse(input) as z.ParseReturnType<Out>;
    }
    const ctx = this._getOrReturnCtx(input);
    return keepUnknown<Out>(ctx, this.#isInbound, () => {
      z.addIssueToContext(ctx, {
        code: z.ZodIssueCode.invalid_union_discriminator,
        options: Object.keys(variants),
      });
    });
  }
}

/** Lets a value of no known variant pass, where that is right. */
function keepUnknown<Out>(
  ctx: z.ParseContext,
  isInbound: boolean,
  refuse: () => void,
): z.ParseReturnType<Out> {
  return withinSession(({ tolerance, fit }) => {
    const value: unknown = ctx.data;
    const isObject = typeof value === "object" && value !== null;
    if (isInbound && tolerance !== "strict" && value != null) {
      fit.misfits += 1;
      if (isObject) {
        unknownVariants.add(value);
      }
      return z.OK(value as Out);
    }
    if (!isInbound && isObject && unknownVariants.has(value)) {
      return z.OK(value as Out);
    }
    refuse();
    return z.INVALID;
  });
}
