import { Lifetime } from "./lifetime.js";

/** Lets go of a body nobody will read, so that its connection is free again. */
export async function discardResponseBody(res: Response): Promise<void> {
  if (res.body !== null && !res.bodyUsed && !res.body.locked) {
    // A body that has failed already needs no closing, and its failure is not
    // the caller's concern.
    await res.body.cancel().catch(() => undefined);
  }
}

// Errors keep less than this. A page that is no longer leaves its connection free.
const MOST_ERROR_BYTES = 64 * 1024;

/**
 * The beginning of an error page, as text: it may never end, or break off, and
 * what the response says besides is worth having all the same.
 *
 * @throws HTTPClientError when the caller's signal has stopped it.
 */
export async function readErrorText(
  response: Response,
  lifetime: Lifetime,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of readChunks(response.body, lifetime)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MOST_ERROR_BYTES) {
        break;
      }
    }
  } catch (error) {
    if (lifetime.isAborted) {
      throw lifetime.explain(error);
    }
  }
  return new TextDecoder().decode(concatenate(chunks));
}

/**
 * Reads a body to its end.
 *
 * @throws HTTPClientError when it breaks off, pauses too long or is aborted.
 */
export async function readBytes(
  response: Response,
  lifetime: Lifetime,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of readChunks(response.body, lifetime)) {
      chunks.push(chunk);
    }
    return concatenate(chunks);
  } catch (error) {
    throw lifetime.explain(error);
  }
}

export async function readText(
  response: Response,
  lifetime: Lifetime,
): Promise<string> {
  return new TextDecoder().decode(await readBytes(response, lifetime));
}

/** Reads a body piece by piece. Leaving the loop early closes the connection. */
export async function* readChunks(
  body: ReadableStream<Uint8Array> | null,
  lifetime: Lifetime,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body?.getReader();
  if (reader === undefined) {
    return;
  }
  try {
    for (;;) {
      const { done, value } = await lifetime.watch(reader.read());
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    // Closing what has ended, or failed, does nothing more.
    reader.cancel().catch(() => undefined);
  }
}

function concatenate(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const total = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const bytes = new Uint8Array(total);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
