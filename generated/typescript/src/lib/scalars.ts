import * as z from "zod";
import { Anything } from "../types/anything.js";
import { ClosedEnum, OpenEnum, Unrecognized } from "../types/enums.js";
import {
  ABSENT,
  decodePart,
  REFUSED,
  refuseType,
  withinSession,
} from "./decoding.js";
import { parseJSON } from "./json.js";

type EnumObject = Readonly<Record<string, string | number>>;

/** Reads an enum. A value the document does not know is kept, unless strict. */
export function openEnum<const E extends EnumObject>(
  values: E,
): z.ZodType<OpenEnum<E>, z.ZodTypeDef, unknown> {
  return new OpenEnumType<OpenEnum<E>>(Object.values(values));
}

/**
 * As `openEnum`, for an enum of one value. Such tell variants apart, so the type
 * does not say that others are kept.
 */
export function tagEnum<const E extends EnumObject>(
  values: E,
): z.ZodType<ClosedEnum<E>, z.ZodTypeDef, unknown> {
  return new OpenEnumType<ClosedEnum<E>>(Object.values(values));
}

class OpenEnumType<Out> extends z.ZodType<Out, z.ZodTypeDef, unknown> {
  readonly #values: readonly (string | number)[];
  readonly #isOutbound: boolean;

  constructor(values: readonly (string | number)[], isOutbound = false) {
    super({});
    this.#values = values;
    this.#isOutbound = isOutbound;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Out> {
    const value: unknown = input.data;
    if (this.#values.includes(value as string | number)) {
      return z.OK(value as Out);
    }
    return withinSession(({ tolerance, fit }) => {
      const isOpen = this.#isOutbound || tolerance !== "strict";
      if (typeof value === typeof this.#values[0] && isOpen) {
        fit.misfits += 1;
        return z.OK(value as Unrecognized<string> as Out);
      }
      const ctx = this._getOrReturnCtx(input);
      z.addIssueToContext(ctx, {
        code: z.ZodIssueCode.invalid_enum_value,
        received: value as string,
        options: [...this.#values],
      });
      return z.INVALID;
    });
  }
}

/** Writes an enum: any value of the right kind, known or not. */
export function outboundEnum<const E extends EnumObject>(
  values: E,
): z.ZodType<
  E[keyof E] extends number ? number : string,
  z.ZodTypeDef,
  ClosedEnum<E>
> {
  // A value that it does not know fits less well, which tells variants apart.
  return new OpenEnumType<unknown>(Object.values(values), true) as never;
}

/** A number that may have a fraction: an integer beyond 2^53 is rounded to one. */
export function float(): z.ZodType<number, z.ZodTypeDef, unknown> {
  return z.preprocess(
    (value) => (typeof value === "bigint" ? Number(value) : value),
    z.number(),
  );
}

/** Reads text of which nothing says what it is: the JSON that it holds, else the text. */
export function anyText(): z.ZodType<Anything, z.ZodTypeDef, unknown> {
  return z.preprocess(jsonOrText, z.any());
}

function jsonOrText(text: unknown): unknown {
  try {
    return typeof text === "string" ? parseJSON(text) : text;
  } catch {
    // Nobody promised JSON.
    return text;
  }
}

/** Reads JSON carried as text, as the `data` of an event does. */
export function jsonText<T>(
  content: z.ZodType<T, z.ZodTypeDef, unknown>,
): z.ZodType<T, z.ZodTypeDef, unknown> {
  return new JSONTextType<T>(content);
}

class JSONTextType<Out> extends z.ZodType<Out, z.ZodTypeDef, unknown> {
  readonly #content: z.ZodTypeAny;

  constructor(content: z.ZodTypeAny) {
    super({});
    this.#content = content;
  }

  /** @throws SyntaxError, which no tolerance mends, when the text is not JSON. */
  _parse(input: z.ParseInput): z.ParseReturnType<Out> {
    const ctx = this._getOrReturnCtx(input);
    if (ctx.data === undefined) {
      return refuseType(ctx, z.ZodParsedType.string);
    }
    const data: unknown =
      typeof ctx.data === "string" ? parseJSON(ctx.data) : ctx.data;
    return withinSession((session) => {
      const value = decodePart(this.#content, data, "(json)", ctx, session);
      const out = value === ABSENT ? undefined : value;
      return out === REFUSED ? z.INVALID : z.OK(out as Out);
    });
  }
}
