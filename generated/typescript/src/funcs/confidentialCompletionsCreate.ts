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
  id: "confidential_completions_create",
  method: "POST",
  path: "/v1/confidential/completions",
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
 * Complete a prompt confidentially
 *
 * Completes an encrypted prompt, streamed or whole. Encrypt the body of an ordinary completions request
 * for a node that you have locked: the proxy forwards the ciphertext unread, and only the node's
 * trusted hardware can open it.
 *
 * ## Returns
 *
 * A `Result` with one of:
 * * The whole encrypted completion
 * * Server-sent events, each with an encrypted part of it
 * * An `AtomaProxyError` when the request fails
 *
 * ## Errors
 *
 * `AtomaProxyError::InvalidBody`:
 * * The body has no boolean `stream` field
 *
 * `AtomaProxyError::InternalError`:
 * * The request to the node failed
 * * The node's response could not be handled
 * * The proxy could not record its new state
 *
 * ## Security Features
 *
 * * AEAD encryption of the request and of the response
 * * Execution in a TEE (Trusted Execution Environment)
 * * Keys agreed between the client and the node with X25519
 * * Contents stay encrypted all the way to the node and back
 */
export function confidentialCompletionsCreate(
  client: AtomaSDKCore,
  request: components.ConfidentialComputeRequest,
  options?: RequestOptions,
): APIPromise<Result<components.ConfidentialComputeResponse, CallError>> {
  return call(client, operation, request, options);
}
