// What a page and a worker of it do with the SDK, one after the other; bundled for both.
import { AtomaSDK } from "atoma-sdk";
import { AtomaSDKCore } from "atoma-sdk/core.js";
import { chatCreate } from "atoma-sdk/funcs/chatCreate.js";
import { APIError, RequestAbortedError } from "atoma-sdk/models/errors";

const request = { messages: [{ role: "user", content: "Hello" }], model: "m" };

export async function play(serverURL) {
  const options = { serverURL, bearerAuth: "secret", retryConfig: { strategy: "none" } };
  const client = new AtomaSDK(options);
  const found = { place: typeof document === "undefined" ? "worker" : "page" };

  found.json = (await client.chat.create(request)).choices[0].message.content;
  found.standalone = (await chatCreate(new AtomaSDKCore(options), request)).value.id;

  found.texts = [];
  for await (const event of await client.chat.createStream({ ...request, model: "three" })) {
    found.texts.push(event.data.choices[0].delta.content);
  }

  const abort = new AbortController();
  found.beforeAbort = 0;
  try {
    const fetchOptions = { signal: abort.signal };
    for await (const _ of await client.chat.createStream({ ...request, model: "endless" }, { fetchOptions })) {
      found.beforeAbort += 1;
      abort.abort();
    }
  } catch (error) {
    found.aborted = error instanceof RequestAbortedError;
  }

  found.beforeBreak = 0;
  for await (const _ of await client.chat.createStream({ ...request, model: "endless" })) {
    found.beforeBreak += 1;
    break;
  }

  try {
    await client.chat.create({ ...request, model: "forbidden" });
  } catch (error) {
    found.error = error instanceof APIError ? [error.statusCode, error.body] : String(error);
  }
  return found;
}
