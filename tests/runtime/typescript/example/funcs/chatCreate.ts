import { ExampleCore } from "../core.js";
import { jsonBody } from "../lib/bodies.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<components.ChatRequest, components.ChatResponse> = {
  id: "chat_create",
  method: "POST",
  path: "/v1/chat/completions",
  input: components.ChatRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    /* @__PURE__ */ M.json(200, components.ChatResponse$inboundSchema),
    /* @__PURE__ */ M.fail(["4XX", "5XX"]),
  ],
};

/** Create a chat completion */
export function chatCreate(
  client: ExampleCore,
  request: components.ChatRequest,
  options?: RequestOptions,
): APIPromise<Result<components.ChatResponse, CallError>> {
  return call(client, operation, request, options);
}
