// Plays one scene with the built SDK against a server, and prints what came of it as one JSON text.
// Usage: node drive.mjs <scene> <server address>
import { AtomaSDK } from "atoma-sdk";
import { AtomaSDKCore } from "atoma-sdk/core.js";
import { chatCreate } from "atoma-sdk/funcs/chatCreate.js";
import { createRequire } from "node:module";

const [scene, serverURL] = process.argv.slice(2);
const options = { serverURL, bearerAuth: "secret" };
const client = new AtomaSDK(options);
const request = { messages: [{ role: "user", content: "Hello" }], model: "m" };

const scenes = {
  async call() {
    return client.chat.create({ ...request, topP: 0.5, user: null });
  },
  async stream() {
    const texts = [];
    for await (const event of await client.chat.createStream(request)) {
      texts.push(event.data.choices[0].delta.content);
    }
    return texts;
  },
  async error() {
    try {
      return await client.chat.create(request);
    } catch (error) {
      const { name, statusCode, body } = error;
      return { name, statusCode, body, shown: `${error} ${JSON.stringify(error)}` };
    }
  },
  async variants() {
    const call = { id: "1", type: "function", function: { name: "f", arguments: "{}" } };
    const messages = [
      { role: "assistant", content: null, toolCalls: [call] },
      { role: "tool", content: "r", toolCallId: "1" },
    ];
    return (await client.chat.create({ ...request, messages })).id;
  },
  async standalone() {
    const result = await chatCreate(new AtomaSDKCore(options), request);
    return result.ok ? { id: result.value.id } : { error: result.error.name };
  },
  async invalid() {
    const result = await chatCreate(new AtomaSDKCore(options), { model: "m" });
    return result.ok ? "sent" : result.error.name;
  },
  async environment() {
    return new AtomaSDK({ serverURL }).models.modelsList();
  },
  async page() {
    await client.health.health();
    globalThis.document = {};
    return client.health.health();
  },
  async required() {
    const common = createRequire(import.meta.url)("atoma-sdk");
    return new common.AtomaSDK(options).health.health();
  },
};

const given = await scenes[scene]();
process.stdout.write(JSON.stringify(given));
