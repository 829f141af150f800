import * as z from "zod";
import { SDKValidationError } from "../models/errors/sdkvalidationerror.js";
import { ERR, OK, Result } from "../types/fp.js";
import { decode } from "./decoding.js";
import { parseJSON, stringifyJSON } from "./json.js";

/** Reads a value from its wire form. */
export type InboundSchema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

/** Writes a value in its wire form. */
export type OutboundSchema<Wire, T> = z.ZodType<Wire, z.ZodTypeDef, T>;

/** Runs a parser. @throws SDKValidationError in place of what it throws. */
export function parse<Inp, Out>(
  rawValue: Inp,
  fn: (value: Inp) => Out,
  errorMessage: string,
): Out {
  const result = safeParse(rawValue, fn, errorMessage);
  if (!result.ok) {
    throw result.error;
  }
  return result.value;
}

/** Runs a parser, and gives its error instead of throwing. */
export function safeParse<Inp, Out>(
  rawValue: Inp,
  fn: (value: Inp) => Out,
  errorMessage: string,
): Result<Out, SDKValidationError> {
  try {
    return OK(fn(rawValue));
  } catch (cause) {
    return ERR(new SDKValidationError(errorMessage, cause, rawValue));
  }
}

/** A value as the JSON text that is sent for it. */
export function toJSON<Inp>(
  schema: OutboundSchema<unknown, Inp>,
  value: Inp,
): string {
  return stringifyJSON(schema.parse(value));
}

/** The value of a JSON text. `name` is the type's, for the error. */
export function fromJSON<Out>(
  schema: InboundSchema<Out>,
  jsonString: string,
  name: string,
): Result<Out, SDKValidationError> {
  return safeParse(
    jsonString,
    (text) => decode(schema, parseJSON(text), "open"),
    `Failed to parse '${name}' from JSON`,
  );
}

/**
 * Moves the properties an object schema does not list into one of their own.
 *
 * @param optional Whether that one is left out when there is nothing to hold.
 */
export function collectExtraKeys<
  Shape extends z.ZodRawShape,
  Catchall extends z.ZodTypeAny,
  K extends string,
>(
  obj: z.ZodObject<Shape, "strip", Catchall>,
  extrasKey: K,
  optional: boolean,
): z.ZodEffects<
  typeof obj,
  z.output<z.ZodObject<Shape, "strict">> & {
    [k in K]: Record<string, z.output<Catchall>>;
  }
> {
  return obj.transform((value) => {
    const entries = Object.entries(value);
    const extras = entries.filter(([key]) => !Object.hasOwn(obj.shape, key));
    const known = entries.filter(([key]) => Object.hasOwn(obj.shape, key));
    const out: Record<string, unknown> = Object.fromEntries(known);
    if (!optional || extras.length > 0) {
      out[extrasKey] = Object.fromEntries(extras);
    }
    return out as never;
  });
}
