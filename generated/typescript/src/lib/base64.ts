import * as z from "zod";

// `String.fromCharCode` takes its arguments on the stack: mind its size.
const BYTES_A_CALL = 8192;

export function bytesToBase64(u8arr: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < u8arr.length; start += BYTES_A_CALL) {
    binary += String.fromCharCode(
      ...u8arr.subarray(start, start + BYTES_A_CALL),
    );
  }
  return btoa(binary);
}

/** @throws DOMException when the text is not base64. */
export function bytesFromBase64(encoded: string): Uint8Array {
  return Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
}

export function stringToBytes(str: string): Uint8Array {
  return new TextEncoder().encode(str);
}

export function stringFromBytes(u8arr: Uint8Array): string {
  return new TextDecoder().decode(u8arr);
}

/** Base64 of the text's UTF-8 bytes. */
export function stringToBase64(str: string): string {
  return bytesToBase64(stringToBytes(str));
}

/** @throws DOMException when the text is not base64. */
export function stringFromBase64(b64str: string): string {
  return stringFromBytes(bytesFromBase64(b64str));
}

/** Bytes, or text whose UTF-8 bytes are meant. */
export const zodOutbound = /* @__PURE__ */ z
  .instanceof(Uint8Array)
  .or(/* @__PURE__ */ z.string().transform(stringToBytes));

/** Bytes, or the base64 text that carries them in JSON. */
export const zodInbound = /* @__PURE__ */ z
  .instanceof(Uint8Array)
  .or(/* @__PURE__ */ z.string().transform(bytesFromBase64));
