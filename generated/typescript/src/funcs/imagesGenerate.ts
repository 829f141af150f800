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
  components.CreateImageRequest,
  components.CreateImageResponse
> = {
  id: "image_generations_create",
  method: "POST",
  path: "/v1/images/generations",
  input: components.CreateImageRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    M.json(200, components.CreateImageResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

/**
 * Create images
 *
 * Draws images for a text prompt. The proxy checks the request and the compute units it needs, then
 * hands it to a node that runs the model.
 *
 * ## Errors
 * * The status comes from `handle_image_generation_response`:
 *   - `INTERNAL_SERVER_ERROR` - The node could not be reached
 */
export function imagesGenerate(
  client: AtomaSDKCore,
  request: components.CreateImageRequest,
  options?: RequestOptions,
): APIPromise<Result<components.CreateImageResponse, CallError>> {
  return call(client, operation, request, options);
}
