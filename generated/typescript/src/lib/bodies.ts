import {
  Bytes,
  contentOf,
  isStreamed,
  isFileLike,
  streamOf,
} from "./binary.js";
import { isPlainObject } from "./is-plain-object.js";
import { stringifyJSON } from "./json.js";
import {
  encodeForm,
  EncodingError,
  encodeJSON,
  encodeStyled,
  Style,
} from "./styles.js";

/** A body ready to be sent. */
export type EncodedBody = {
  content: BodyInit;
  contentType: string;
};

/** What the document says of one field of a form, beyond its type. */
export type BodyField = Partial<Style> & {
  /** The wire name. */
  name: string;
  /** Of its part of a multipart body. */
  mediaType?: string;
  /** Of its part of a multipart body. */
  headers?: Readonly<Record<string, string>>;
};

/** Writes a request's body, already in its wire form, as one media type. */
export type BodyEncoder = (
  value: unknown,
  mediaType: string,
  fields?: readonly BodyField[],
) => EncodedBody;

export const jsonBody: BodyEncoder = (value, mediaType) => ({
  content: stringifyJSON(value),
  contentType: mediaType,
});

export const textBody: BodyEncoder = (value, mediaType) => ({
  content: typeof value === "string" ? value : stringifyJSON(value),
  contentType: mediaType,
});

/**
 * `application/x-www-form-urlencoded`: fields in the styles of a query, exploded
 * forms where nothing else is said.
 */
export const formBody: BodyEncoder = (value, mediaType, fields = []) => ({
  content: fieldsOf(value)
    .map(([name, item]) => encodeField(name, item, fields))
    .filter((pair) => pair !== undefined)
    .join("&")
    .replaceAll("%20", "+"),
  contentType: mediaType,
});

function encodeField(
  name: string,
  value: unknown,
  fields: readonly BodyField[],
): string | undefined {
  const field = fields.find((each) => each.name === name);
  // An object of which the document says nothing is JSON, as it is in a part.
  const encode = isPlainObject(value) ? encodeJSON : encodeForm;
  return encodeStyled(name, value, { encode, ...field });
}

/** Bytes in whatever form the platform has them. */
export const binaryBody: BodyEncoder = (value, mediaType) => {
  if (typeof value !== "string" && !isFileLike(value)) {
    throw new EncodingError("The body must be bytes, a Blob or a stream");
  }
  return { content: bodyOf(contentOf(value)), contentType: mediaType };
};

function bodyOf(bytes: Bytes): BodyInit {
  return isStreamed(bytes) ? streamOf(bytes) : (bytes as BodyInit);
}

/** The fields of a form, by wire name. */
export function fieldsOf(value: unknown): [string, unknown][] {
  if (!isPlainObject(value)) {
    throw new EncodingError("A form body must be an object");
  }
  return Object.entries(value);
}
