import { AtomaSDKCore } from "../core.js";
import { confidentialImagesGenerate } from "../funcs/confidentialImagesGenerate.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Image generation under end-to-end encryption */
export class ConfidentialImages extends AtomaSDKCore {
  /**
   * Create images confidentially
   *
   * Draws images for an encrypted prompt. Encrypt the body of an ordinary image request for a node that
   * you have locked: the proxy forwards the ciphertext unread, and only the node's trusted hardware can
   * open it. The images come back encrypted too.
   */
  async generate(
    request: components.ConfidentialComputeRequest,
    options?: RequestOptions,
  ): Promise<components.ConfidentialComputeResponse> {
    return unwrapAsync(confidentialImagesGenerate(this, request, options));
  }
}
