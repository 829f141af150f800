import { AtomaSDKCore } from "../core.js";
import { nodesNodesCreate } from "../funcs/nodesNodesCreate.js";
import { nodesNodesCreateLock } from "../funcs/nodesNodesCreateLock.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Registration and locking of nodes */
export class Nodes extends AtomaSDKCore {
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
  async nodesCreate(
    request: components.NodesCreateRequest,
    options?: RequestOptions,
  ): Promise<components.NodesCreateResponse> {
    return unwrapAsync(nodesNodesCreate(this, request, options));
  }

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
  async nodesCreateLock(
    request: components.NodesCreateLockRequest,
    options?: RequestOptions,
  ): Promise<components.NodesCreateLockResponse> {
    return unwrapAsync(nodesNodesCreateLock(this, request, options));
  }
}
