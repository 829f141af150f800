import { AtomaSDKCore } from "../core.js";
import { confidentialCompletionsCreate } from "../funcs/confidentialCompletionsCreate.js";
import { confidentialCompletionsCreateStream } from "../funcs/confidentialCompletionsCreateStream.js";
import { EventStream } from "../lib/event-streams.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as operations from "../models/operations/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Text completions under end-to-end encryption */
export class ConfidentialCompletions extends AtomaSDKCore {
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
  async create(
    request: components.ConfidentialComputeRequest,
    options?: RequestOptions,
  ): Promise<components.ConfidentialComputeResponse> {
    return unwrapAsync(confidentialCompletionsCreate(this, request, options));
  }

  async createStream(
    request: components.ConfidentialComputeRequest,
    options?: RequestOptions,
  ): Promise<
    EventStream<operations.ConfidentialCompletionsCreateStreamResponseBody>
  > {
    return unwrapAsync(
      confidentialCompletionsCreateStream(this, request, options),
    );
  }
}
