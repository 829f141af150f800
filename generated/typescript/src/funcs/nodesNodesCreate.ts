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
  components.NodesCreateRequest,
  components.NodesCreateResponse
> = {
  id: "nodes_create",
  method: "POST",
  path: "/v1/nodes",
  input: components.NodesCreateRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    M.json(200, components.NodesCreateResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  security: [["bearerAuth"], []],
  retries: retryPolicy,
};

/**
 * Register a node
 *
 * Registers the public address of a node, or replaces the one on record. A node calls this when it
 * starts and whenever its address changes, so that requests keep reaching it.
 *
 * ## Errors
 *
 * An `AtomaProxyError` of one of these kinds:
 * * `MissingHeader` - The request has no signature header
 * * `InvalidHeader` - The signature header cannot be decoded
 * * `InvalidBody` - One of:
 *   - The body could not be read to its end
 *   - The signature does not verify
 *   - The body is not the expected JSON
 *   - Another Sui address made the signature
 * * `InternalError` - One of:
 *   - The state manager no longer accepts messages
 *   - The registration could not be passed on
 *   - The node's Sui address could not be looked up
 */
export function nodesNodesCreate(
  client: AtomaSDKCore,
  request: components.NodesCreateRequest,
  options?: RequestOptions,
): APIPromise<Result<components.NodesCreateResponse, CallError>> {
  return call(client, operation, request, options);
}
