/** Bodies that are bytes, and parts of bodies that are files. */
import * as z from "zod";
import { isBlobLike } from "../types/blobs.js";
import { isReadableStream } from "../types/streams.js";

/**
 * Bytes in the forms that the platform has them in. What comes in pieces, from a
 * `ReadableStream` or one of Node's, is sent as it comes, and only once.
 */
export type Bytes =
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | string;

/** A file with its name, and a media type where its content has none. */
export type NamedFile = {
  fileName: string;
  content: Bytes;
  contentType?: string | undefined;
};

/** A file to send: its content, a `File`, or content with a name. */
export type FileLike = Exclude<Bytes, string> | NamedFile;

/** Accepts the bytes of a request's body. */
export const bytesSchema: z.ZodType<Bytes, z.ZodTypeDef, Bytes> =
  /* @__PURE__ */ z.custom<Bytes>(
    (value) => typeof value === "string" || isFileLike(value),
    { message: "expected bytes" },
  );

/** Accepts a file. */
export const fileLikeSchema: z.ZodType<FileLike, z.ZodTypeDef, FileLike> =
  /* @__PURE__ */ z.custom<FileLike>(isFileLike, {
    message: "expected a file",
  });

/** Accepts a response's body as it arrives. */
export const byteStreamSchema: z.ZodType<
  ReadableStream<Uint8Array>,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ z.custom<ReadableStream<Uint8Array>>(isReadableStream, {
  message: "expected a stream of bytes",
});

export function isFileLike(value: unknown): value is FileLike {
  return isContent(value) || isNamedFile(value);
}

/** The bytes of a file, without its name. */
export function contentOf(file: FileLike | Bytes): Bytes {
  return isNamedFile(file) ? file.content : file;
}

/** Whether bytes come in pieces. */
export function isStreamed(
  bytes: unknown,
): bytes is ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> {
  return isReadableStream(bytes) || isAsyncIterable(bytes);
}

/** The pieces of an iterable as the stream that `fetch` takes. */
export function streamOf(
  pieces: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> {
  if (isReadableStream(pieces)) {
    return pieces;
  }
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done === true) {
        controller.close();
      } else {
        controller.enqueue(next.value);
      }
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

function isContent(value: unknown): boolean {
  return (
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    isBlobLike(value) ||
    isStreamed(value)
  );
}

function isNamedFile(value: unknown): value is NamedFile {
  return (
    typeof value === "object" &&
    value !== null &&
    "fileName" in value &&
    typeof value.fileName === "string" &&
    "content" in value &&
    (typeof value.content === "string" || isContent(value.content))
  );
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return (
    typeof value === "object" && value !== null && Symbol.asyncIterator in value
  );
}
