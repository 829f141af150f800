/** 128 random bits in hexadecimal. */
export function randomHex(): string {
  // `crypto.randomUUID` is missing from pages that were not loaded over HTTPS.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
