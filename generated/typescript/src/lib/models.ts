/**
 * Schemas of objects: one for reading, one for writing.
 *
 * Both are lazy. The shape is a function, called at the first use, so a module
 * costs nothing until it is needed and models may refer to each other in rings.
 */
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
import { isRecord } from "./records.js";

export type Shape = z.ZodRawShape;

/** Wire names to field names; a name that is the same in both is not listed. */
export type Names = Readonly<Record<string, string>>;

type FieldName<Map extends Names, Wire> = Wire extends keyof Map
  ? Map[Wire]
  : Wire;

type WireName<Map extends Names, Field> =
  Extract<Map[keyof Map], Field> extends never
    ? Field
    : { [W in keyof Map]: Map[W] extends Field ? W : never }[keyof Map];

type Read<S extends Shape> = z.objectOutputType<S, z.ZodTypeAny, "strip">;
export type Given<S extends Shape> = z.objectInputType<
  S,
  z.ZodTypeAny,
  "strip"
>;

export type Fields<S extends Shape, Map extends Names> = {
  [W in keyof Read<S> as FieldName<Map, W> & PropertyKey]: Read<S>[W];
};

export type Wires<S extends Shape, Map extends Names> = {
  [F in keyof Read<S> as WireName<Map, F> & PropertyKey]: Read<S>[F];
};

const NO_NAMES = {} as const;

type NoNames = typeof NO_NAMES;

// The fields of each decoded object that its model does not know, by wire name.
// They also stand on the object itself; this says which of its properties they
// are, so that they are written back, and a caller's stray properties are not.
const unknownFieldsOf = /* @__PURE__ */ new WeakMap<
  object,
  Record<string, unknown>
>();

/**
 * A schema that reads an object in wire form: names become field names, and
 * unknown fields are kept under their own.
 *
 * @param shape Wire names with the schema of each.
 */
export function inboundModel<
  S extends Shape,
  const Map extends Names = NoNames,
>(
  shape: () => S,
  names?: Map,
): z.ZodType<Fields<S, Map>, z.ZodTypeDef, unknown> {
  return new InboundModel<Fields<S, Map>>(shape, names ?? NO_NAMES, true);
}

/** As `inboundModel`, without unknown fields: the envelope of a stream's event. */
export function inboundEvent<
  S extends Shape,
  const Map extends Names = NoNames,
>(
  shape: () => S,
  names?: Map,
): z.ZodType<Fields<S, Map>, z.ZodTypeDef, unknown> {
  return new InboundModel<Fields<S, Map>>(shape, names ?? NO_NAMES, false);
}

/**
 * A schema that writes an object in wire form. What was unknown when the object
 * was read goes back as it came; other properties the model lacks are left out.
 *
 * @param shape Field names with the schema of each.
 * @param names The same as for reading: wire names to field names.
 */
export function outboundModel<
  S extends Shape,
  const Map extends Names = NoNames,
>(
  shape: () => S,
  names?: Map,
): z.ZodType<Wires<S, Map>, z.ZodTypeDef, Given<S>> {
  return new OutboundModel<Wires<S, Map>, Given<S>>(shape, names ?? NO_NAMES);
}

type Field = { wire: string; name: string; schema: z.ZodTypeAny };

class InboundModel<Out> extends z.ZodType<Out, z.ZodTypeDef, unknown> {
  readonly #shape: () => Shape;
  readonly #names: Names;
  readonly #keepsUnknown: boolean;
  #fields: Map<string, Field> | undefined;

  constructor(shape: () => Shape, names: Names, keepsUnknown: boolean) {
    super({});
    this.#shape = shape;
    this.#names = names;
    this.#keepsUnknown = keepsUnknown;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Out> {
    const ctx = this._getOrReturnCtx(input);
    if (!isRecord(ctx.data)) {
      return refuseType(ctx, z.ZodParsedType.object);
    }
    const data = ctx.data;
    return withinSession((session) => {
      const out: Record<string, unknown> = {};
      let isWhole = true;
      for (const { wire, name, schema } of this.#wireFields().values()) {
        const given = Object.hasOwn(data, wire) ? data[wire] : undefined;
        const value = decodePart(schema, given, wire, ctx, session);
        if (value === REFUSED) {
          isWhole = false;
        } else if (value !== ABSENT) {
          setOwn(out, name, value);
          session.fit.knownFields += given === undefined ? 0 : 1;
        }
      }
      session.fit.unknownFields += this.#keepUnknown(data, out);
      return isWhole ? z.OK(out as Out) : z.INVALID;
    });
  }

  #keepUnknown(
    data: Record<string, unknown>,
    out: Record<string, unknown>,
  ): number {
    const known = this.#wireFields();
    const unknown = Object.keys(data).filter((key) => !known.has(key));
    if (this.#keepsUnknown && unknown.length > 0) {
      const kept: Record<string, unknown> = {};
      for (const key of unknown) {
        setOwn(kept, key, data[key]);
        if (!Object.hasOwn(out, key)) {
          setOwn(out, key, data[key]);
        }
      }
      unknownFieldsOf.set(out, kept);
    }
    return unknown.length;
  }

  #wireFields(): Map<string, Field> {
    this.#fields ??= new Map(
      Object.entries(this.#shape()).map(([wire, schema]) => {
        const name = Object.hasOwn(this.#names, wire) && this.#names[wire];
        return [wire, { wire, name: name || wire, schema }];
      }),
    );
    return this.#fields;
  }
}

class OutboundModel<Out, Inp> extends z.ZodType<Out, z.ZodTypeDef, Inp> {
  readonly #shape: () => Shape;
  readonly #names: Names;
  #fields: Map<string, Field> | undefined;

  constructor(shape: () => Shape, names: Names) {
    super({});
    this.#shape = shape;
    this.#names = names;
  }

  _parse(input: z.ParseInput): z.ParseReturnType<Out> {
    const ctx = this._getOrReturnCtx(input);
    if (!isRecord(ctx.data)) {
      return refuseType(ctx, z.ZodParsedType.object);
    }
    const data = ctx.data;
    const fields = this.#namedFields();
    const out: Record<string, unknown> = {};
    return withinSession(({ fit }) => {
      let isWhole = true;
      for (const { wire, name, schema } of fields.values()) {
        const given = fieldOf(data, name);
        const value = encodePart(schema, given, name, ctx);
        if (value === REFUSED) {
          isWhole = false;
        } else if (value !== ABSENT) {
          setOwn(out, wire, value);
          fit.knownFields += given === undefined ? 0 : 1;
        }
      }
      fit.unknownFields += Object.keys(data).filter(
        (key) => !fields.has(key),
      ).length;
      addUnknown(data, fields, out);
      return isWhole ? z.OK(out as Out) : z.INVALID;
    });
  }

  #namedFields(): Map<string, Field> {
    if (this.#fields === undefined) {
      const wires = new Map(
        Object.entries(this.#names).map(([wire, name]) => [name, wire]),
      );
      this.#fields = new Map(
        Object.entries(this.#shape()).map(([name, schema]) => [
          name,
          { wire: wires.get(name) ?? name, name, schema },
        ]),
      );
    }
    return this.#fields;
  }
}

/** Puts back what was unknown when `data` was read, as far as it is still there. */
function addUnknown(
  data: Record<string, unknown>,
  fields: Map<string, Field>,
  out: Record<string, unknown>,
): void {
  for (const [key, value] of Object.entries(unknownFieldsOf.get(data) ?? {})) {
    if (fields.has(key)) {
      setOwn(out, key, value);
    } else if (Object.hasOwn(data, key)) {
      setOwn(out, key, data[key]);
    }
  }
}

/** What plain objects inherit, `constructor` say, is no field somebody has set. */
function fieldOf(data: Record<string, unknown>, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(data, name)
    ? undefined
    : data[name];
}
