/** Everything that writes a value outside of a JSON body. */
import { isBlobLike } from "../types/blobs.js";
import { stringifyJSON } from "./json.js";
import {
  encodeDeepObject,
  encodeForm,
  encodeJSON,
  EncodeOptions,
  encodePipeDelimited,
  Encoder,
  encodeSpaceDelimited,
  serializeValue,
} from "./styles.js";

export * from "./styles.js";

/** Joins parts of a query; undefined ones add nothing. */
export function queryJoin(...args: (string | undefined)[]): string {
  return args.filter(Boolean).join("&");
}

/** Writes several query parameters at once. */
export type BulkQueryEncoder = (
  values: Record<string, unknown>,
  options?: EncodeOptions,
) => string;

export function queryEncoder(f: Encoder): BulkQueryEncoder {
  return (values, options) =>
    queryJoin(
      ...Object.entries(values).map(([key, value]) => f(key, value, options)),
    );
}

export const encodeJSONQuery: BulkQueryEncoder =
  /* @__PURE__ */ queryEncoder(encodeJSON);
export const encodeFormQuery: BulkQueryEncoder =
  /* @__PURE__ */ queryEncoder(encodeForm);
export const encodeSpaceDelimitedQuery: BulkQueryEncoder =
  /* @__PURE__ */ queryEncoder(encodeSpaceDelimited);
export const encodePipeDelimitedQuery: BulkQueryEncoder =
  /* @__PURE__ */ queryEncoder(encodePipeDelimited);
export const encodeDeepObjectQuery: BulkQueryEncoder =
  /* @__PURE__ */ queryEncoder(encodeDeepObject);

/** Adds a field to a multipart body; null and undefined add nothing. */
export function appendForm(
  fd: FormData,
  key: string,
  value: unknown,
  fileName?: string,
): void {
  if (value == null) {
    return;
  }
  if (isBlobLike(value)) {
    if (fileName === undefined) {
      fd.append(key, value);
    } else {
      fd.append(key, value, fileName);
    }
  } else if (typeof value === "object" && !(value instanceof Date)) {
    const json = new Blob([stringifyJSON(value)], { type: "application/json" });
    fd.append(key, json);
  } else {
    fd.append(key, serializeValue(value));
  }
}
