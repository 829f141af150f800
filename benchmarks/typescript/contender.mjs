// Reads the server's stream twice with one package, and times the second time.
// Usage: node contender.mjs <ours | openai | published> <server address>. Prints one JSON text.
const [name, serverURL] = process.argv.slice(2);
const request = { model: "m", messages: [{ role: "user", content: "Count." }] };

/** Each opens the stream; all give chunks in the same shape. */
const contenders = {
  async ours() {
    const { AtomaSDK } = await import("ours");
    const client = new AtomaSDK({ serverURL, bearerAuth: "key" });
    return { open: () => client.chat.createStream(request), chunkOf: (event) => event.data };
  },
  async openai() {
    const { default: OpenAI } = await import("openai");
    const client = new OpenAI({ baseURL: `${serverURL}/v1`, apiKey: "key" });
    const open = () => client.chat.completions.create({ ...request, stream: true });
    return { open, chunkOf: (chunk) => chunk };
  },
  // Not through the package's index: what that loads was compiled for one machine.
  async published() {
    const { AtomaSDKCore } = await import("atoma-sdk/core.js");
    const { chatCreateStream } = await import("atoma-sdk/funcs/chatCreateStream.js");
    const client = new AtomaSDKCore({ serverURL, bearerAuth: "key" });
    const open = async () => (await chatCreateStream(client, request)).value;
    return { open, chunkOf: (event) => event.data };
  },
};

const { open, chunkOf } = await contenders[name]();

/** Events, and how many of them carry the number that is theirs. */
async function read() {
  let events = 0;
  let inOrder = 0;
  let failure = null;
  const begun = performance.now();
  try {
    for await (const event of await open()) {
      inOrder += chunkOf(event).choices[0].delta.content === `${events} ` ? 1 : 0;
      events += 1;
    }
  } catch (error) {
    failure = error.name;
  }
  return { seconds: (performance.now() - begun) / 1000, events, inOrder, failure };
}

await read();
process.stdout.write(JSON.stringify(await read()), () => process.exit());
