import { isBlobLike } from "../types/blobs.js";
import { isReadableStream } from "../types/streams.js";
import { appendForm, encodeForm, EncodingError } from "./encodings.js";
import { isPlainObject } from "./is-plain-object.js";
import { stringifyJSON } from "./json.js";

/** A body ready to be sent. */
export type EncodedBody = {
  content: BodyInit;
  /** Undefined where `fetch` itself has to say it: multipart and its boundary. */
  contentType?: string | undefined;
};

/** Writes a request's body, already in its wire form, as one media type. */
export type BodyEncoder = (value: unknown, mediaType: string) => EncodedBody;

export const jsonBody: BodyEncoder = (value, mediaType) => ({
  content: stringifyJSON(value),
  contentType: mediaType,
});

export const textBody: BodyEncoder = (value, mediaType) => ({
  content: typeof value === "string" ? value : stringifyJSON(value),
  contentType: mediaType,
});

/** `application/x-www-form-urlencoded`: every field as an exploded form style. */
export const formBody: BodyEncoder = (value, mediaType) => ({
  content: fieldsOf(value)
    .map(([key, item]) => encodeForm(key, item))
    .filter((pair) => pair !== undefined)
    .join("&"),
  contentType: mediaType,
});

/** Bytes in whatever form the platform has them. */
export const binaryBody: BodyEncoder = (value, mediaType) => {
  const isBytes =
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    isBlobLike(value) ||
    isReadableStream(value);
  if (!isBytes && typeof value !== "string") {
    throw new EncodingError("The body must be bytes, a Blob or a stream");
  }
  return { content: value as BodyInit, contentType: mediaType };
};

/** A file with its name; `content` may be bytes, a Blob or text. */
type NamedFile = { fileName: string; content: BlobPart };

export const multipartBody: BodyEncoder = (value) => {
  const form = new FormData();
  for (const [key, item] of fieldsOf(value)) {
    for (const part of Array.isArray(item) ? (item as unknown[]) : [item]) {
      appendPart(form, key, part);
    }
  }
  return { content: form };
};

function appendPart(form: FormData, key: string, part: unknown): void {
  if (isNamedFile(part)) {
    appendForm(form, key, new Blob([part.content]), part.fileName);
  } else if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) {
    appendForm(form, key, new Blob([part as BlobPart]));
  } else {
    appendForm(form, key, part);
  }
}

function isNamedFile(value: unknown): value is NamedFile {
  return (
    typeof value === "object" &&
    value !== null &&
    "fileName" in value &&
    typeof value.fileName === "string" &&
    "content" in value
  );
}

function fieldsOf(value: unknown): [string, unknown][] {
  if (!isPlainObject(value)) {
    throw new EncodingError("A form body must be an object");
  }
  return Object.entries(value);
}
