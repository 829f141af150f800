import { AtomaSDKCore } from "../core.js";
import { imagesGenerate } from "../funcs/imagesGenerate.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Image generation, in the format of OpenAI's v1 API */
export class Images extends AtomaSDKCore {
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
  async generate(
    request: components.CreateImageRequest,
    options?: RequestOptions,
  ): Promise<components.CreateImageResponse> {
    return unwrapAsync(imagesGenerate(this, request, options));
  }
}
