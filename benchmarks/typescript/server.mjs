// Serves one event stream of chat chunks on loopback, as often as it is asked for.
// Usage: node server.mjs <number of events>. Prints its address on the first line.
import { createServer } from "node:http";
import { pipeline, Readable } from "node:stream";

const EVENTS_A_WRITE = 100;

const count = Number(process.argv[2]);
const pieces = [];
for (let start = 0; start < count; start += EVENTS_A_WRITE) {
  const indices = Array.from({ length: Math.min(EVENTS_A_WRITE, count - start) }, (_, index) => start + index);
  pieces.push(Buffer.from(indices.map((index) => `data: ${JSON.stringify(chunk(index))}\n\n`).join("")));
}
pieces.push(Buffer.from("data: [DONE]\n\n"));

/** What a model says at one moment, in OpenAI's format. */
function chunk(index) {
  return {
    id: "chatcmpl-0123456789abcdef",
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model: "meta-llama/Llama-3.3-70B-Instruct",
    choices: [{ index: 0, delta: { role: "assistant", content: `${index} ` }, finish_reason: null }],
  };
}

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream" });
  // A reader that leaves early is no fault of the server's.
  pipeline(Readable.from(pieces), response, () => undefined);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
