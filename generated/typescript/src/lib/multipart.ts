/**
 * Multipart bodies, written by ourselves: the parts of a `FormData` have no
 * headers of their own, and none of them is a stream.
 *
 * Source: RFC 2046 section 5.1, RFC 7578; names are escaped as browsers do.
 */
import { isBlobLike } from "../types/blobs.js";
import {
  Bytes,
  contentOf,
  isStreamed,
  isFileLike,
  NamedFile,
  streamOf,
  FileLike,
} from "./binary.js";
import { BodyEncoder, BodyField, fieldsOf } from "./bodies.js";
import { stringifyJSON } from "./json.js";
import { randomHex } from "./random.js";
import {
  EncodingError,
  encodeStyled,
  serializeValue,
  Style,
} from "./styles.js";

type Part = {
  name: string;
  content: Bytes;
  fileName?: string;
  mediaType?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
};

/** A part for each field, or for each item of a list. */
export const multipartBody: BodyEncoder = (value, mediaType, fields = []) => {
  const boundary = `----${randomHex()}`;
  const parts = fieldsOf(value).flatMap(([name, item]) =>
    partsOf(
      name,
      item,
      fields.find((field) => field.name === name) ?? { name },
    ),
  );
  const [essence = ""] = mediaType.split(";");
  return {
    content: joined([
      ...parts.flatMap((part) => [
        headOf(part, boundary),
        part.content,
        "\r\n",
      ]),
      `--${boundary}--\r\n`,
    ]),
    contentType: `${essence.trim()}; boundary=${boundary}`,
  };
};

function partsOf(name: string, value: unknown, field: BodyField): Part[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const { encode } = field;
  return encode !== undefined && !items.some(isFileLike)
    ? styledParts(name, value, { ...field, encode, allowReserved: false })
    : items
        .filter((item) => item != null)
        .map((item) => partOf(name, item, field));
}

/** Text parts that are named and joined as query parameters are, but not escaped. */
function styledParts(
  name: string,
  value: unknown,
  field: BodyField & Style,
): Part[] {
  const pairs = encodeStyled(name, value, field)?.split("&") ?? [];
  return pairs.map((pair) => {
    const [key = "", content = ""] = pair.split("=", 2).map(decodeURIComponent);
    return { ...field, name: key, content };
  });
}

function partOf(name: string, value: unknown, field: BodyField): Part {
  const { headers, mediaType } = field;
  if (isFileLike(value)) {
    return { name, headers, ...fileOf(value, mediaType) };
  }
  if (typeof value === "object") {
    const content = stringifyJSON(value);
    return { name, headers, content, mediaType: mediaType ?? JSON_TYPE };
  }
  const isJSON = /json\s*(;|$)/i.test(mediaType ?? "");
  const content = isJSON ? stringifyJSON(value) : serializeValue(value);
  return { name, headers, content, mediaType };
}

const JSON_TYPE = "application/json";

/** What a file says of itself comes before what the document says of it. */
function fileOf(file: FileLike, mediaType: string | undefined) {
  const content = contentOf(file);
  const { fileName, contentType } = file as Partial<NamedFile>;
  const { name, type }: { name?: string; type?: string } = isBlobLike(content)
    ? content
    : {};
  return {
    content,
    fileName: fileName ?? name ?? "file",
    mediaType:
      [contentType, type, mediaType].find(Boolean) ??
      "application/octet-stream",
  };
}

/** @throws EncodingError when a name or a header would break out of its line. */
function headOf(part: Part, boundary: string): string {
  const { name, fileName, mediaType, headers } = part;
  const file =
    fileName === undefined ? "" : `; filename="${escaped(fileName)}"`;
  const lines = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${escaped(name)}"${file}`,
    ...(mediaType === undefined ? [] : [`Content-Type: ${mediaType}`]),
    ...Object.entries(headers ?? {}).map((header) => header.join(": ")),
  ];
  if (lines.some((line) => /[\r\n\0]/.test(line))) {
    throw new EncodingError(`The part "${name}" has an illegal header`);
  }
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function escaped(text: string): string {
  return text.replace(/["\r\n]/g, encodeURIComponent);
}

/** A `Blob` where it can be, which has a length and can be sent again; else a stream. */
function joined(pieces: Bytes[]): BodyInit {
  return pieces.every(isHeld) ? new Blob(pieces) : streamOf(inTurn(pieces));
}

function isHeld(bytes: Bytes): bytes is string | Blob | ArrayBuffer {
  return !isStreamed(bytes) && (!isBlobLike(bytes) || bytes instanceof Blob);
}

async function* inTurn(pieces: Bytes[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (isStreamed(piece)) {
      yield* chunksOf(streamOf(piece));
    } else {
      const blob = isBlobLike(piece) ? piece : new Blob([piece as BlobPart]);
      yield* chunksOf(blob.stream());
    }
  }
}

/** The chunks of a stream, which is let go of when nobody wants more. */
async function* chunksOf(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
