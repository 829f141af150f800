// A program written for the package that npm serves: it compiles against that one and against ours, unchanged, and prints
// the same of the same server. Usage: node earlier.js <server address> <address where none answers>
import { AtomaSDK, files, SDK_METADATA, SDKOptions, ServerList, serverURLFromOptions } from "atoma-sdk";
import { AtomaSDKCore } from "atoma-sdk/core.js";
import { chatCreate } from "atoma-sdk/funcs/chatCreate.js";
import { chatCreateStream } from "atoma-sdk/funcs/chatCreateStream.js";
import { modelsModelsList } from "atoma-sdk/funcs/modelsModelsList.js";
import { SDKHooks } from "atoma-sdk/hooks/hooks.js";
import { BeforeRequestHook } from "atoma-sdk/hooks/types.js";
import { bytesFromBase64, stringToBase64 } from "atoma-sdk/lib/base64.js";
import { HTTPClient } from "atoma-sdk/lib/http.js";
import { RetryConfig } from "atoma-sdk/lib/retries.js";
import { RequestOptions } from "atoma-sdk/lib/sdks.js";
import * as components from "atoma-sdk/models/components";
import {
  chatCompletionResponseFromJSON,
  createEmbeddingRequestToJSON,
} from "atoma-sdk/models/components";
import * as errors from "atoma-sdk/models/errors";
import { SDKValidationError } from "atoma-sdk/models/errors/sdkvalidationerror.js";
import { RFCDate } from "atoma-sdk/types";
import { Result, unwrap } from "atoma-sdk/types/fp.js";

const [serverURL = "", nowhere = ""] = process.argv.slice(2);
const retries: RetryConfig = {
  strategy: "backoff",
  backoff: { initialInterval: 1, maxInterval: 10, exponent: 1.1, maxElapsedTime: 1000 },
  retryConnectionErrors: false,
};
const httpClient = new HTTPClient({ fetcher: (request) => fetch(request) });
const seen: string[] = [];
httpClient.addHook("beforeRequest", (request) => {
  const next = new Request(request);
  next.headers.set("x-custom", "hooked");
  return next;
});
httpClient.addHook("response", (response, request) => {
  seen.push(`${request.method} ${new URL(request.url).pathname} ${response.status}`);
});
const options: SDKOptions = { serverURL, httpClient, bearerAuth: async () => "secret", retryConfig: { strategy: "none" } };
const client = new AtomaSDK(options);
const core = new AtomaSDKCore({ serverURL, bearerAuth: "secret" });

class Marker implements BeforeRequestHook {
  beforeRequest(_context: unknown, request: Request): Request {
    return request;
  }
}
const hooks = new SDKHooks();
hooks.registerBeforeRequestHook(new Marker());

async function chat(): Promise<unknown> {
  const request: RequestOptions = { retries, retryCodes: ["503"], timeoutMs: 5000, fetchOptions: { cache: "no-store" } };
  const answer: components.ChatCompletionResponse = await client.chat.create(
    { messages: [{ role: "user", content: "Hi" }], model: "m", topP: 0.5, stop: ["x"], user: null },
    request,
  );
  const choice = answer.choices[0];
  return [answer.id, choice?.message.content, choice?.finishReason, answer.usage?.totalTokens ?? null];
}

async function stream(): Promise<string[]> {
  const texts: string[] = [];
  const events = await client.chat.createStream({ messages: [], model: "m" });
  for await (const event of events) {
    texts.push(event.data.choices[0]?.delta.content ?? "");
  }
  return texts;
}

async function failure(): Promise<unknown> {
  try {
    return await client.embeddings.create({ input: ["a", "b"], model: "e" });
  } catch (err) {
    switch (true) {
      case err instanceof SDKValidationError:
        return [err.pretty(), err.rawValue];
      case err instanceof errors.APIError:
        return [err.name, err.statusCode, err.contentType, err.body, err.rawResponse.status];
      default:
        throw err;
    }
  }
}

async function refused(): Promise<unknown> {
  const elsewhere = new AtomaSDK({ serverURL: nowhere, retryConfig: { strategy: "none" } });
  try {
    return await elsewhere.health.health();
  } catch (err) {
    return err instanceof errors.ConnectionError ? err.name : String(err);
  }
}

async function standalone(): Promise<unknown> {
  const result: Result<components.ModelList, unknown> = await modelsModelsList(core);
  const bad = await chatCreate(core, { model: "m" } as components.CreateChatCompletionRequest);
  const streamed = await chatCreateStream(core, { messages: [], model: "m" });
  let count = 0;
  for await (const _ of unwrap(streamed)) {
    count += 1;
  }
  return [result.ok ? result.value.data.map((each) => [each.id, each.ownedBy]) : null, bad.ok, bad.error?.name, count];
}

async function others(): Promise<unknown> {
  const images = await client.images.generate({ model: "i", prompt: "p", n: 1, size: "1x1" });
  const lock = await client.nodes.nodesCreateLock({ model: "m" });
  return [images.data[0]?.url, images.data[0]?.revisedPrompt, lock.publicKey, lock.nodeSmallId, lock.stackEntryDigest];
}

async function pure(): Promise<unknown> {
  const parsed = chatCompletionResponseFromJSON('{"id": 1}');
  return [
    createEmbeddingRequestToJSON({ input: "a", model: "e", encodingFormat: "float" }),
    parsed.ok,
    stringToBase64("é"),
    bytesFromBase64("AQID").length,
    new RFCDate("2024-02-29").toString(),
    serverURLFromOptions({ serverIdx: 0 })?.href === new URL(ServerList[0]).href,
    (await files.readableStreamToArrayBuffer(new Blob(["abc"]).stream())).byteLength,
    SDK_METADATA.language,
  ];
}

async function main(): Promise<void> {
  const made = { chat: await chat(), stream: await stream(), failure: await failure(), refused: await refused() };
  console.log(JSON.stringify({ ...made, standalone: await standalone(), others: await others(), pure: await pure(), seen }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
