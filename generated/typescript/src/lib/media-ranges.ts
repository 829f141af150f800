/** Bytes of which the document names no one media type, but a range: `image/*`. */
import { isBlobLike } from "../types/blobs.js";
import { isFileLike } from "./binary.js";
import { BodyEncoder, binaryBody } from "./bodies.js";

/**
 * Sends bytes as what they are, where that is within the range; bytes that do
 * not say what they are, or are something else, as `application/octet-stream`.
 */
export const bodyInRange: BodyEncoder = (value, range) => {
  const own = typeOf(value);
  const [start = "", end = ""] = range.split(/\*(?:\/\*)?/);
  const essence = own.split(";", 1)[0] ?? "";
  const isWithin =
    essence.includes("/") && essence.startsWith(start) && essence.endsWith(end);
  return binaryBody(value, isWithin ? own : "application/octet-stream");
};

function typeOf(value: unknown): string {
  if (isBlobLike(value)) {
    return value.type.toLowerCase();
  }
  if (isFileLike(value) && "fileName" in value) {
    return value.contentType ?? typeOf(value.content);
  }
  return "";
}
