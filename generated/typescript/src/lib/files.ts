/** Reads a stream to its end. */
export async function readableStreamToArrayBuffer(
  readable: ReadableStream<Uint8Array>,
): Promise<ArrayBuffer> {
  return new Response(readable).arrayBuffer();
}
