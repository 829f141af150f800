/**
 * The styles in which OpenAPI writes a parameter.
 *
 * Source: OpenAPI 3.1 section 4.8.12.3 "Style Values", RFC 6570 for escapes.
 */
import { bytesToBase64 } from "./base64.js";
import { stringifyJSON } from "./json.js";
import { isPlainObject } from "./is-plain-object.js";

/** A value that has no spelling in the style it was given to. */
export class EncodingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EncodingError";
  }
}

export type EncodeOptions = {
  explode?: boolean;
  charEncoding?: CharEncoding;
};

/** `reserved` escapes what has no meaning in a URL, and leaves the rest. */
export type CharEncoding = "percent" | "reserved" | "none";

/** Writes one parameter; undefined when there is nothing to write. */
export type Encoder = (
  key: string,
  value: unknown,
  options?: EncodeOptions,
) => string | undefined;

export type FormEncoder = Encoder;

type Escape = (text: string) => string;

function escapeOf(options?: EncodeOptions): Escape {
  switch (options?.charEncoding) {
    case "none":
      return (text) => text;
    case "reserved":
      return (text) =>
        percentEncode(text).replace(RESERVED, decodeURIComponent);
    default:
      return percentEncode;
  }
}

// Those of RFC 3986 that may stand in a query: all but `#`, `[` and `]`.
const RESERVED = /%(?:2[146789ABCF]|3[ABDF]|40)/g;

/** All but the unreserved characters of RFC 3986. */
function percentEncode(text: string): string {
  // A lone surrogate has no UTF-8; encodeURIComponent would throw URIError.
  return encodeURIComponent(toWellFormed(text)).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** The text of a scalar as it goes into an address or a header. */
export function serializeValue(value: unknown): string {
  if (value === null) {
    return "null";
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return bytesToBase64(value);
  }
  if (typeof value === "object") {
    return stringifyJSON(value);
  }
  const scalar = value as string | number | bigint | boolean;
  return String(scalar);
}

type Shape =
  | { kind: "scalar"; text: string }
  | { kind: "array"; items: string[] }
  | { kind: "object"; entries: [key: string, value: string][] };

/** A parameter's value as the styles see it; null for an absent one. */
function shapeOf(value: unknown, escape: Escape): Shape | null {
  if (value === undefined) {
    return null;
  }
  const written = (item: unknown) => escape(serializeValue(item));
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== undefined).map(written);
    return { kind: "array", items };
  }
  if (value instanceof Set) {
    return { kind: "array", items: [...value].map(written) };
  }
  const entries = entriesOf(value);
  return entries === null
    ? { kind: "scalar", text: written(value) }
    : {
        kind: "object",
        entries: entries.map(([key, item]) => [escape(key), written(item)]),
      };
}

function entriesOf(value: unknown): [string, unknown][] | null {
  const entries =
    value instanceof Map
      ? [...(value as Map<string, unknown>)]
      : isPlainObject(value)
        ? Object.entries(value)
        : null;
  return entries?.filter(([, item]) => item !== undefined) ?? null;
}

function formEncoder(separator: string): FormEncoder {
  return (key, value, options) => {
    const escape = escapeOf(options);
    const shape = shapeOf(value, escape);
    const name = escape(key);
    const explode = options?.explode ?? true;
    switch (shape?.kind) {
      case undefined:
        return undefined;
      case "scalar":
        return `${name}=${shape.text}`;
      case "array":
        return explode
          ? shape.items.map((item) => `${name}=${item}`).join("&") || undefined
          : `${name}=${shape.items.join(separator)}`;
      case "object":
        return explode
          ? shape.entries.map((pair) => pair.join("=")).join("&") || undefined
          : `${name}=${shape.entries.flat().join(separator)}`;
    }
  };
}

/** `color=blue&color=black`, or `color=blue,black` when not exploded. */
export const encodeForm: FormEncoder = /* @__PURE__ */ formEncoder(",");
/** As `encodeForm`, joined with an escaped space when not exploded. */
export const encodeSpaceDelimited: FormEncoder =
  /* @__PURE__ */ formEncoder("%20");
/** As `encodeForm`, joined with an escaped bar when not exploded. */
export const encodePipeDelimited: FormEncoder =
  /* @__PURE__ */ formEncoder("%7C");

/** A form body's field. */
export function encodeBodyForm(
  key: string,
  value: unknown,
  options?: EncodeOptions,
): string {
  return encodeForm(key, value, options) ?? "";
}

/** `blue,black` and `R,100,G,200`, or `R=100,G=200` when exploded. */
export const encodeSimple: Encoder = (_key, value, options) => {
  const shape = shapeOf(value, escapeOf(options));
  return shape === null ? undefined : simple(shape, ",", options?.explode);
};

function simple(shape: Shape, separator: string, explode = false): string {
  switch (shape.kind) {
    case "scalar":
      return shape.text;
    case "array":
      return shape.items.join(separator);
    case "object":
      return shape.entries
        .map((pair) => pair.join(explode ? "=" : separator))
        .join(separator);
  }
}

/** `.blue,black`, or `.blue.black` when exploded. */
export const encodeLabel: Encoder = (_key, value, options) => {
  const shape = shapeOf(value, escapeOf(options));
  const explode = options?.explode ?? false;
  return shape === null
    ? undefined
    : `.${simple(shape, explode ? "." : ",", explode)}`;
};

/** `;color=blue,black`, or `;color=blue;color=black` when exploded. */
export const encodeMatrix: Encoder = (key, value, options) => {
  const escape = escapeOf(options);
  const shape = shapeOf(value, escape);
  const name = escape(key);
  if (shape === null) {
    return undefined;
  }
  if (!options?.explode || shape.kind === "scalar") {
    const text = simple(shape, ",");
    return text === "" ? `;${name}` : `;${name}=${text}`;
  }
  return shape.kind === "array"
    ? shape.items.map((item) => `;${name}=${item}`).join("")
    : shape.entries.map((pair) => `;${pair.join("=")}`).join("");
};

/**
 * `color[R]=100&color[G]=200`, its brackets escaped, nested as deep as the value
 * is. What is no object is written as a form has it.
 */
export const encodeDeepObject: Encoder = (key, value, options) =>
  entriesOf(value) === null
    ? encodeForm(key, value, { ...options, explode: true })
    : encodeDeepObjectObject(key, value, options);

/** As `encodeDeepObject`, for any part of its value. */
export const encodeDeepObjectObject: Encoder = (key, value, options) => {
  const escape = escapeOf(options);
  const pairs = deepEntries(escape(key), value, escape);
  return pairs.length === 0 ? undefined : pairs.join("&");
};

function deepEntries(name: string, value: unknown, escape: Escape): string[] {
  if (value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => deepEntries(name, item, escape));
  }
  const entries = entriesOf(value);
  return entries === null
    ? [`${name}=${escape(serializeValue(value))}`]
    : entries.flatMap(([key, item]) =>
        deepEntries(name + escape(`[${key}]`), item, escape),
      );
}

/** The value as JSON: `key={"a":1}`, or the JSON alone when exploded. */
export const encodeJSON: Encoder = (key, value, options) => {
  if (value === undefined) {
    return undefined;
  }
  const escape = escapeOf(options);
  const text = escape(stringifyJSON(value));
  return options?.explode ? text : `${escape(key)}=${text}`;
};

/** The style in which the document wants a value. */
export type Style = {
  encode: Encoder;
  explode?: boolean;
  /** Whether reserved characters go as they are. */
  allowReserved?: boolean;
};

/** A value in its style; undefined, too, for null, which no style can say: RFC 6570. */
export function encodeStyled(
  name: string,
  value: unknown,
  { encode, explode, allowReserved }: Style,
  charEncoding: CharEncoding = allowReserved ? "reserved" : "percent",
): string | undefined {
  return encode(name, value ?? undefined, {
    ...(explode === undefined ? null : { explode }),
    charEncoding,
  });
}
