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
  components.CreateEmbeddingRequest,
  components.CreateEmbeddingResponse
> = {
  id: "embeddings_create",
  method: "POST",
  path: "/v1/embeddings",
  input: components.CreateEmbeddingRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    M.json(200, components.CreateEmbeddingResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

/**
 * Embed text
 *
 * Turns text into embedding vectors, in the format of OpenAI's embeddings API. The proxy picks a node
 * that runs the model and passes the request on.
 *
 * # Returns
 * * `Ok(Response)` - The embeddings from the node that made them
 * * `Err(AtomaProxyError)` - The error status of the step that failed
 *
 * ## Errors
 * * `INTERNAL_SERVER_ERROR` - The node could not be reached, or failed while it worked
 */
export function embeddingsCreate(
  client: AtomaSDKCore,
  request: components.CreateEmbeddingRequest,
  options?: RequestOptions,
): APIPromise<Result<components.CreateEmbeddingResponse, CallError>> {
  return call(client, operation, request, options);
}
