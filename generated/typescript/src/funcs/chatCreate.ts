import { AtomaSDKCore } from "../core.js";
import { jsonBody } from "../lib/bodies.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { retryPolicy } from "../lib/retrypolicy.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<
  components.CreateChatCompletionRequest,
  components.ChatCompletionResponse
> = {
  id: "chat_completions_create",
  method: "POST",
  path: "/v1/chat/completions",
  input: components.CreateChatCompletionRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    M.json(200, components.ChatCompletionResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

/**
 * Create a chat completion
 *
 * Answers a conversation with the model you name. The `stream` field of the body decides between events
 * and a single response; a streamed request is also made to report the tokens it used.
 *
 * ## Returns
 *
 * One of two responses:
 * - For a streamed request, server-sent events that carry the answer as it is produced
 * - Otherwise, one JSON object with every choice
 *
 * ## Errors
 *
 * The status is an error when:
 * - The request cannot be carried out
 * - The response cannot be assembled, whether streamed or whole
 * - The node that runs the model reports a failure
 */
export function chatCreate(
  client: AtomaSDKCore,
  request: components.CreateChatCompletionRequest,
  options?: RequestOptions,
): APIPromise<Result<components.ChatCompletionResponse, CallError>> {
  return call(client, operation, request, options);
}
