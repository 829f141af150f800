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
  components.NodesCreateLockRequest,
  components.NodesCreateLockResponse
> = {
  id: "nodes_create_lock",
  method: "POST",
  path: "/v1/nodes/lock",
  input: components.NodesCreateLockRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "application/json",
  responses: [
    M.json(200, components.NodesCreateLockResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

/**
 * Lock a node for confidential requests
 *
 * Reserves a node for confidential requests to one model, and returns the public key to encrypt them
 * with. The node is found in two steps:
 *
 * 1. A node that already has a public key is taken if there is one.
 * 2. Otherwise a new stack entry is acquired from the cheapest node
 *    that can serve the model.
 *
 * Call this before any of the confidential operations: each of them needs the key and the identifiers
 * that this response carries.
 *
 * ## Errors
 *   - `INTERNAL_SERVER_ERROR` - The node could not be reached, or has no public key
 *   - `SERVICE_UNAVAILABLE` - No node can serve the model confidentially
 */
export function nodesNodesCreateLock(
  client: AtomaSDKCore,
  request: components.NodesCreateLockRequest,
  options?: RequestOptions,
): APIPromise<Result<components.NodesCreateLockResponse, CallError>> {
  return call(client, operation, request, options);
}
