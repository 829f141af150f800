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
  components.CompletionsRequest,
  components.CompletionsResponse
> = {
  id: "completions_create",
  method: "POST",
  path: "/v1/completions",
  input: components.CompletionsRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    M.json(200, components.CompletionsResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

/**
 * Complete a prompt
 *
 * Continues a text prompt with the model you name.
 *
 * ## Returns
 *
 * One of two responses:
 * - For a streamed request, server-sent events that carry the text as it is produced
 * - Otherwise, one JSON object with every choice
 *
 * ## Errors
 *
 * The status is an error when:
 * - The request cannot be carried out
 * - The response cannot be assembled, whether streamed or whole
 * - The node that runs the model reports a failure
 */
export function completionsCreate(
  client: AtomaSDKCore,
  request: components.CompletionsRequest,
  options?: RequestOptions,
): APIPromise<Result<components.CompletionsResponse, CallError>> {
  return call(client, operation, request, options);
}
