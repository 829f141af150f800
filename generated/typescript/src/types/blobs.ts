import * as z from "zod";

/** Whether a value is a `Blob` or a `File`, of this realm or another. */
export function isBlobLike(val: unknown): val is Blob {
  if (val instanceof Blob) {
    return true;
  }
  const tag = Object.prototype.toString.call(val);
  return tag === "[object Blob]" || tag === "[object File]";
}

export const blobLikeSchema: z.ZodType<Blob, z.ZodTypeDef, Blob> =
  /* @__PURE__ */ z.custom<Blob>(isBlobLike, { message: "expected a Blob" });
