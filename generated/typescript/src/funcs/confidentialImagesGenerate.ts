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
  id: "confidential_image_generations_create",
  method: "POST",
  path: "/v1/confidential/images/generations",
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
 * Create images confidentially
 *
 * Draws images for an encrypted prompt. Encrypt the body of an ordinary image request for a node that
 * you have locked: the proxy forwards the ciphertext unread, and only the node's trusted hardware can
 * open it. The images come back encrypted too.
 */
export function confidentialImagesGenerate(
  client: AtomaSDKCore,
  request: components.ConfidentialComputeRequest,
  options?: RequestOptions,
): APIPromise<Result<components.ConfidentialComputeResponse, CallError>> {
  return call(client, operation, request, options);
}
