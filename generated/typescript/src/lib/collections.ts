import * as z from "zod";
import {
  ABSENT,
  decodePart,
  encodePart,
  REFUSED,
  refuseType,
  withinSession,
} from "./decoding.js";
import { setOwn } from "./primitives.js";

/** A schema that reads a list, as tolerantly as the objects around it. */
export function inboundList<Item extends z.ZodTypeAny>(
  item: Item,
): z.ZodType<z.output<Item>[], z.ZodTypeDef, unknown> {
  return new InboundList<z.output<Item>>(item);
}

/**
 * A schema that reads a list whose items have a schema each.
 *
 * @param rest Reads the items after these; where it is missing there are none.
 */
export function inboundTuple<const Items extends readonly z.ZodTypeAny[]>(
  items: Items,
): z.ZodType<TupleOf<Items>, z.ZodTypeDef, unknown>;
export function inboundTuple<
  const Items extends readonly z.ZodTypeAny[],
  Rest extends z.ZodTypeAny,
>(
  items: Items,
  rest: Rest,
): z.ZodType<[...TupleOf<Items>, ...z.output<Rest>[]], z.ZodTypeDef, unknown>;
export function inboundTuple(
  items: readonly z.ZodTypeAny[],
  rest?: z.ZodTypeAny,
): z.ZodType<unknown[], z.ZodTypeDef, unknown> {
  return new InboundTuple(items, rest ?? z.never());
}

type TupleOf<Items extends readonly z.ZodTypeAny[]> = {
  -readonly [Place in keyof Items]: z.output<Items[Place]>;
};

/** A schema that reads an object used as a map from names to values. */
export function inboundMap<Item extends z.ZodTypeAny>(
  item: Item,
): z.ZodType<Record<string, z.output<Item>>, z.ZodTypeDef, unknown> {
  return new InboundMap<z.output<Item>>(item);
}

/** A schema that writes such an object, a key named `__proto__` among the others. */
export function outboundMap<Item extends z.ZodTypeAny>(
  item: Item,
): z.ZodType<
  Record<string, z.output<Item>>,
  z.ZodTypeDef,
  Record<string, z.input<Item>>
> {
  return new OutboundMap<z.output<Item>, z.input<Item>>(item);
}

class InboundList<Item> extends z.ZodType<Item[], z.ZodTypeDef, unknown> {
  readonly #item: z.ZodTypeAny;

  constructor(item: z.ZodTypeAny) {
    super({});
    this.#item = item;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Item[]> {
    const ctx = this._getOrReturnCtx(input);
    if (!Array.isArray(ctx.data)) {
      return refuseType(ctx, z.ZodParsedType.array);
    }
    const data = ctx.data as unknown[];
    return withinSession((session) => {
      const out = data.map((item, index) =>
        decodePart(this.#item, item, index, ctx, session),
      );
      return out.includes(REFUSED) ? z.INVALID : z.OK(out as Item[]);
    });
  }
}

class InboundTuple extends z.ZodType<unknown[], z.ZodTypeDef, unknown> {
  readonly #items: readonly z.ZodTypeAny[];
  readonly #rest: z.ZodTypeAny;

  constructor(items: readonly z.ZodTypeAny[], rest: z.ZodTypeAny) {
    super({});
    this.#items = items;
    this.#rest = rest;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<unknown[]> {
    const ctx = this._getOrReturnCtx(input);
    if (!Array.isArray(ctx.data)) {
      return refuseType(ctx, z.ZodParsedType.array);
    }
    const data = ctx.data as unknown[];
    return withinSession((session) => {
      const length = Math.max(data.length, this.#items.length);
      const out = Array.from({ length }, (_, index) =>
        decodePart(
          this.#items[index] ?? this.#rest,
          data[index],
          index,
          ctx,
          session,
        ),
      );
      return out.includes(REFUSED)
        ? z.INVALID
        : z.OK(out.filter((item) => item !== ABSENT));
    });
  }
}

class InboundMap<Item> extends z.ZodType<
  Record<string, Item>,
  z.ZodTypeDef,
  unknown
> {
  readonly #item: z.ZodTypeAny;

  constructor(item: z.ZodTypeAny) {
    super({});
    this.#item = item;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Record<string, Item>> {
    const ctx = this._getOrReturnCtx(input);
    if (ctx.parsedType !== z.ZodParsedType.object) {
      return refuseType(ctx, z.ZodParsedType.object);
    }
    const data = ctx.data as Record<string, unknown>;
    return withinSession((session) => {
      const out: Record<string, unknown> = {};
      let isWhole = true;
      for (const [key, item] of Object.entries(data)) {
        const value = decodePart(this.#item, item, key, ctx, session);
        isWhole &&= value !== REFUSED;
        if (value !== ABSENT) {
          setOwn(out, key, value);
        }
      }
      return isWhole ? z.OK(out as Record<string, Item>) : z.INVALID;
    });
  }
}

class OutboundMap<Out, Inp> extends z.ZodType<
  Record<string, Out>,
  z.ZodTypeDef,
  Record<string, Inp>
> {
  readonly #item: z.ZodTypeAny;

  constructor(item: z.ZodTypeAny) {
    super({});
    this.#item = item;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Record<string, Out>> {
    const ctx = this._getOrReturnCtx(input);
    if (ctx.parsedType !== z.ZodParsedType.object) {
      return refuseType(ctx, z.ZodParsedType.object);
    }
    const out: Record<string, unknown> = {};
    let isWhole = true;
    for (const [key, item] of Object.entries(ctx.data as object)) {
      const value = encodePart(this.#item, item, key, ctx);
      isWhole &&= value !== REFUSED;
      if (value !== ABSENT) {
        setOwn(out, key, value);
      }
    }
    return isWhole ? z.OK(out as Record<string, Out>) : z.INVALID;
  }
}
