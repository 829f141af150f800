import { AtomaSDKCore } from "../core.js";
import { confidentialEmbeddingsCreate } from "../funcs/confidentialEmbeddingsCreate.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Embeddings under end-to-end encryption */
export class ConfidentialEmbeddings extends AtomaSDKCore {
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
  async create(
    request: components.ConfidentialComputeRequest,
    options?: RequestOptions,
  ): Promise<components.ConfidentialComputeResponse> {
    return unwrapAsync(confidentialEmbeddingsCreate(this, request, options));
  }
}
