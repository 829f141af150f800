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
  components.ConfidentialComputeRequest,
  components.ConfidentialComputeResponse
> = {
  id: "confidential_embeddings_create",
  method: "POST",
  path: "/v1/confidential/embeddings",
  input: components.ConfidentialComputeRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    M.json(200, components.ConfidentialComputeResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

/**
 * Create embeddings confidentially
 *
 * Turns encrypted text into embedding vectors. The plaintext body and the decrypted response have the
 * format of OpenAI's embeddings API; between the client and the node's trusted hardware both travel
 * under AEAD encryption.
 *
 * ## Returns
 * * `Ok(Response)` - The encrypted embeddings from the node that made them
 * * `Err(AtomaProxyError)` - The error status of the step that failed
 *
 * ## Errors
 * * `INTERNAL_SERVER_ERROR` - The node could not be reached, or failed while it worked
 */
export function confidentialEmbeddingsCreate(
  client: AtomaSDKCore,
  request: components.ConfidentialComputeRequest,
  options?: RequestOptions,
): APIPromise<Result<components.ConfidentialComputeResponse, CallError>> {
  return call(client, operation, request, options);
}
