// A program as users write it, with every operation, option, error and hook: it has to compile against the package.
import { AtomaSDK, files, SDK_METADATA, SDKOptions, ServerList } from "atoma-sdk";
import { AtomaSDKCore } from "atoma-sdk/core.js";
import { chatCreate } from "atoma-sdk/funcs/chatCreate.js";
import { chatCreateStream } from "atoma-sdk/funcs/chatCreateStream.js";
import { completionsCreate } from "atoma-sdk/funcs/completionsCreate.js";
import { embeddingsCreate } from "atoma-sdk/funcs/embeddingsCreate.js";
import { healthHealth } from "atoma-sdk/funcs/healthHealth.js";
import { imagesGenerate } from "atoma-sdk/funcs/imagesGenerate.js";
import { modelsModelsList } from "atoma-sdk/funcs/modelsModelsList.js";
import { nodesNodesCreateLock } from "atoma-sdk/funcs/nodesNodesCreateLock.js";
import { SDKHooks } from "atoma-sdk/hooks/hooks.js";
import { AfterErrorHook, BeforeRequestHook, HookContext, SDKInitHook, SDKInitOptions } from "atoma-sdk/hooks/types.js";
import { EventStream } from "atoma-sdk/lib/event-streams.js";
import { HTTPClient, HTTPClientOptions } from "atoma-sdk/lib/http.js";
import { Logger } from "atoma-sdk/lib/logger.js";
import { BackoffStrategy, RetryConfig } from "atoma-sdk/lib/retries.js";
import { RequestOptions } from "atoma-sdk/lib/sdks.js";
import * as components from "atoma-sdk/models/components";
import { ChatCompletionMessage, ResponseFormatType, RoleUser, ToolChoiceLiteral } from "atoma-sdk/models/components";
import * as errors from "atoma-sdk/models/errors";
import { APIError, ConnectionError, SDKValidationError } from "atoma-sdk/models/errors";
import * as operations from "atoma-sdk/models/operations";
import { OpenEnum, Result as AnyResult, RFCDate } from "atoma-sdk/types";
import { APICall, APIPromise } from "atoma-sdk/types/async.js";
import { ERR, OK, Result, unwrap, unwrapAsync } from "atoma-sdk/types/fp.js";

const backoff: BackoffStrategy = { initialInterval: 1, maxInterval: 50, exponent: 1.1, maxElapsedTime: 100 };
const retryConfig: RetryConfig = { strategy: "backoff", backoff, retryConnectionErrors: false };
const logger: Logger = { group: () => {}, groupEnd: () => {}, log: (message, ...rest) => void [message, rest] };
const transport: HTTPClientOptions = { fetcher: (input, init) => fetch(input, init) };

const httpClient = new HTTPClient(transport)
  .addHook("beforeRequest", async (request) => new Request(request, { signal: AbortSignal.timeout(5000) }))
  .addHook("requestError", (error, request) => console.error(error, request.url))
  .addHook("response", (response, request) => console.info(response.status, request.method));

const options: SDKOptions = {
  bearerAuth: async () => "secret",
  debugLogger: logger,
  httpClient: httpClient.clone(),
  retryConfig: { strategy: "none" },
  serverIdx: 0,
  serverURL: ServerList[0],
  timeoutMs: 10_000,
};

class Tracing implements SDKInitHook, BeforeRequestHook, AfterErrorHook {
  sdkInit({ baseURL, client }: SDKInitOptions): SDKInitOptions {
    return { baseURL, client: client.clone() };
  }
  beforeRequest(context: HookContext, request: Request): Request {
    const operation: string = context.operationID;
    request.headers.set("x-operation", operation);
    return request;
  }
  async afterError(_context: HookContext, response: Response | null, error: unknown) {
    return { response, error };
  }
}

export function hooks(): SDKHooks {
  const registered = new SDKHooks();
  registered.registerSDKInitHook(new Tracing());
  registered.registerBeforeRequestHook(new Tracing());
  registered.registerAfterErrorHook(new Tracing());
  registered.registerAfterSuccessHook({ afterSuccess: (_context, response) => response });
  registered.registerBeforeCreateRequestHook({
    beforeCreateRequest: (_context, { url, options }) => ({ url, options: { ...options, cache: "no-store" } }),
  });
  return registered;
}

export function text(message: ChatCompletionMessage): string {
  switch (message.role) {
    case "tool":
      return message.toolCallId ?? "";
    case "assistant":
      return message.refusal ?? message.toolCalls?.[0]?.function.arguments ?? "";
    default:
      return typeof message.content === "string" ? message.content : (message.content?.length.toString() ?? "");
  }
}

const tool: components.ChatCompletionToolsParam = {
  type: "function",
  function: { name: "f", description: null, parameters: { type: "object" }, strict: true },
};

const request: components.CreateChatCompletionRequest = {
  messages: [
    { role: "system", content: "Be brief" },
    { role: RoleUser.User, content: [{ type: "text", text: "Hi" }, { type: "image_url", imageUrl: { url: "u" } }] },
    { role: "assistant", content: null, toolCalls: [{ id: "1", type: "function", function: { name: "f", arguments: "{}" } }] },
    { role: "tool", content: "r", toolCallId: "1" },
  ],
  model: "m",
  logitBias: { "1": 0.5 },
  responseFormat: { type: ResponseFormatType.JsonSchema, jsonSchema: { name: "s", schema: { type: "object" } } },
  stop: ["x"],
  streamOptions: { includeUsage: true },
  toolChoice: ToolChoiceLiteral.Auto,
  tools: [tool],
};

export async function chat(client: AtomaSDK): Promise<number | undefined> {
  const once: RequestOptions = {
    fetchOptions: { signal: AbortSignal.timeout(1000), headers: { "x-a": "b" } },
    retries: retryConfig,
    retryCodes: ["429", "5XX"],
    serverURL: new URL("http://localhost"),
    timeoutMs: 1000,
  };
  const answer: components.ChatCompletionResponse = await client.chat.create(request, once);
  const logprobs: number[] | undefined = answer.choices[0]?.logprobs?.content?.flatMap((each) =>
    each.topLogprobs.map((candidate) => candidate.logprob),
  );
  const stream: EventStream<operations.ChatCompletionsCreateStreamResponseBody> = await client.chat.createStream({
    ...request,
    stream: true,
  });
  for await (const event of stream) {
    const body: operations.ChatCompletionsCreateStreamResponseBody = event;
    const chunk: components.ChatCompletionChunk = body.data;
    const call: components.ChatCompletionChunkDeltaToolCall | undefined = chunk.choices[0]?.delta.toolCalls?.[0];
    console.log(chunk.choices[0]?.delta.content, call?.function?.arguments, chunk.usage?.promptTokens);
  }
  return answer.usage?.totalTokens ?? logprobs?.length;
}

export async function others(client: AtomaSDK): Promise<unknown[]> {
  const completion = await client.completions.create({ model: "m", prompt: [[1, 2], [3]], topP: null });
  for await (const event of await client.completions.createStream({ model: "m", prompt: ["a"] })) {
    const body: operations.CompletionsCreateStreamResponseBody = event;
    console.log(body.data.choices[0]?.text, body.data.choices[0]?.logprobs?.tokens);
  }
  const sealed: components.ConfidentialComputeRequest = {
    ciphertext: "c",
    clientDhPublicKey: "k",
    modelName: "m",
    nodeDhPublicKey: "n",
    nonce: "o",
    plaintextBodyHash: "h",
    salt: "s",
    stackSmallId: 1,
  };
  const opened: components.ConfidentialComputeResponse = await client.confidentialCompletions.create(sealed);
  for await (const event of await client.confidentialCompletions.createStream(sealed)) {
    const body: operations.ConfidentialCompletionsCreateStreamResponseBody = event;
    console.log(body.data.data.ciphertext);
  }
  const embedded = await client.embeddings.create({ input: "text", model: "e", encodingFormat: "float" });
  const images = await client.images.generate({ model: "i", prompt: "p", n: 1, size: "1x1", style: null });
  const { data } = await client.models.modelsList();
  const anything: any = await client.models.openRouterModelsList({ timeoutMs: 1 });
  const address: components.NodePublicAddressAssignment = { country: "CH", nodeSmallId: 1, publicAddress: "a" };
  const node = await client.nodes.nodesCreate({ data: address, signature: "s" });
  const lock = await client.nodes.nodesCreateLock({ model: "m", maxNumTokens: 1, timeout: null });
  const owners: string[] = data.map((model: components.Model) => model.ownedBy);
  const vector: number[] | undefined = embedded.data[0]?.embedding;
  const picture: string | undefined = images.data[0]?.url;
  const health: components.HealthResponse = await client.health.health();
  return [completion.choices[0]?.text, opened.usage?.totalTokens, vector, picture, anything.data, node.message, lock, owners, health];
}

export async function main(): Promise<number | undefined> {
  try {
    return await chat(new AtomaSDK(options));
  } catch (error) {
    switch (true) {
      case error instanceof SDKValidationError:
        console.error(error.pretty(), error.rawValue, error.rawMessage);
        return undefined;
      case error instanceof APIError:
        console.error(error.message, error.body, error.contentType, error.rawResponse.headers);
        return error.statusCode;
      case error instanceof ConnectionError || error instanceof errors.RequestTimeoutError:
        return undefined;
      case error instanceof errors.HTTPClientError:
        throw error.cause;
      default:
        throw error;
    }
  }
}

export async function standalone(): Promise<string> {
  const core = new AtomaSDKCore(options);
  const streamed = await chatCreateStream(core, { messages: [], model: "m" });
  if (!streamed.ok) {
    const { error } = streamed;
    return error instanceof APIError ? error.body : error.message;
  }
  const pending: APIPromise<Result<components.ChatCompletionResponse, Error>> = chatCreate(core, request);
  const [result, call]: [Result<components.ChatCompletionResponse, Error>, APICall] = await pending.$inspect();
  const status = call.status === "complete" ? call.response.status : call.request?.url;
  const list: components.ModelList = unwrap(await modelsModelsList(core));
  const health: components.HealthResponse = await unwrapAsync(healthHealth(core, { retries: retryConfig }));
  const calls = [completionsCreate(core, { model: "m", prompt: "p" }), embeddingsCreate(core, { input: ["a"], model: "e" })];
  const failed: AnyResult<string, Error> = list.data.length > 0 ? OK("models") : ERR(new Error("none"));
  const more = [imagesGenerate(core, { model: "i", prompt: "p" }), nodesNodesCreateLock(core, { model: "m" })];
  return `${result.ok} ${status} ${health.message} ${calls.length + more.length} ${failed.ok} ${new RFCDate("2024-02-29")}`;
}

export async function pure(): Promise<unknown[]> {
  const Colour = { Red: "red", Blue: "blue" } as const;
  const colour: OpenEnum<typeof Colour> = Colour.Red;
  const parsed = components.chatCompletionMessageFromJSON('{"role": "user"}');
  const fallback: ChatCompletionMessage | undefined = parsed.ok ? parsed.value : undefined;
  const bytes: ArrayBuffer = await files.readableStreamToArrayBuffer(new Blob(["abc"]).stream());
  return [components.embeddingInputToJSON(["a"]), fallback, bytes, colour, SDK_METADATA.sdkVersion];
}
