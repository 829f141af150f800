import { AtomaSDKCore } from "../core.js";
import { embeddingsCreate } from "../funcs/embeddingsCreate.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Embeddings, in the format of OpenAI's v1 API */
export class Embeddings extends AtomaSDKCore {
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
  async create(
    request: components.CreateEmbeddingRequest,
    options?: RequestOptions,
  ): Promise<components.CreateEmbeddingResponse> {
    return unwrapAsync(embeddingsCreate(this, request, options));
  }
}
