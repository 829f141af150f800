// A program as users write it: it has to compile against the package.
import { AtomaSDK, SDKOptions } from "atoma-sdk";
import { AtomaSDKCore } from "atoma-sdk/core.js";
import { chatCreateStream } from "atoma-sdk/funcs/chatCreateStream.js";
import { HTTPClient } from "atoma-sdk/lib/http.js";
import * as components from "atoma-sdk/models/components";
import { ChatCompletionMessage, RoleUser } from "atoma-sdk/models/components";
import { APIError, ConnectionError } from "atoma-sdk/models/errors";
import * as operations from "atoma-sdk/models/operations";
import { RFCDate } from "atoma-sdk/types";

const options: SDKOptions = {
  bearerAuth: async () => "secret",
  httpClient: new HTTPClient(),
  retryConfig: { strategy: "none" },
};

export function text(message: ChatCompletionMessage): string {
  switch (message.role) {
    case "tool":
      return message.toolCallId ?? "";
    case "assistant":
      return message.refusal ?? "";
    default:
      return typeof message.content === "string" ? message.content : "";
  }
}

export async function main(): Promise<number | undefined> {
  const client = new AtomaSDK(options);
  const request: components.CreateChatCompletionRequest = {
    messages: [{ role: RoleUser.User, content: "Hi" }],
    model: "m",
    toolChoice: "auto",
  };
  try {
    const answer = await client.chat.create(request, { timeoutMs: 1000 });
    const stream = await client.chat.createStream({ ...request, stream: true });
    for await (const event of stream) {
      const body: operations.ChatCompletionsCreateStreamResponseBody = event;
      console.log(body.data.choices[0]?.delta.content);
    }
    return answer.usage?.totalTokens;
  } catch (error) {
    if (error instanceof APIError || error instanceof ConnectionError) {
      return error.statusCode;
    }
    throw error;
  }
}

export async function standalone(): Promise<string> {
  const result = await chatCreateStream(new AtomaSDKCore(options), {
    messages: [],
    model: "m",
  });
  return result.ok ? String(new RFCDate("2024-02-29")) : result.error.message;
}
