import { ExampleCore } from "../core.js";
import { jsonBody } from "../lib/bodies.js";
import { EventStream } from "../lib/event-streams.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as operations from "../models/operations/index.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<
  components.ChatRequest,
  EventStream<operations.ChatCreateStreamResponseBody>
> = {
  id: "chat_create_stream",
  method: "POST",
  path: "/v1/chat/completions#stream",
  input: components.ChatRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "text/event-stream",
  responses: [
    /* @__PURE__ */ M.sse(
      200,
      operations.ChatCreateStreamResponseBody$inboundSchema,
      { sseSentinel: "[DONE]" },
    ),
    /* @__PURE__ */ M.fail(["4XX", "5XX"]),
  ],
};

/** Create a chat completion, delivered as it is made */
export function chatCreateStream(
  client: ExampleCore,
  request: components.ChatRequest,
  options?: RequestOptions,
): APIPromise<
  Result<EventStream<operations.ChatCreateStreamResponseBody>, CallError>
> {
  return call(client, operation, request, options);
}
