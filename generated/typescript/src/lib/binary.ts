/** Schemas of bodies that are bytes. */
import * as z from "zod";
import { isBlobLike } from "../types/blobs.js";
import { isReadableStream } from "../types/streams.js";

/** Bytes in the forms that the platform has them in. */
export type Bytes =
  Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array> | string;

/** Accepts the bytes of a request's body. */
export const bytesSchema: z.ZodType<Bytes, z.ZodTypeDef, Bytes> =
  /* @__PURE__ */ z.custom<Bytes>(isBytes, { message: "expected bytes" });

/** Accepts a response's body as it arrives. */
export const byteStreamSchema: z.ZodType<
  ReadableStream<Uint8Array>,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ z.custom<ReadableStream<Uint8Array>>(isReadableStream, {
  message: "expected a stream of bytes",
});

function isBytes(value: unknown): boolean {
  return (
    typeof value === "string" ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    isBlobLike(value) ||
    isReadableStream(value)
  );
}
