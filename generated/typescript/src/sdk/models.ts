import { AtomaSDKCore } from "../core.js";
import { modelsModelsList } from "../funcs/modelsModelsList.js";
import { modelsOpenRouterModelsList } from "../funcs/modelsOpenRouterModelsList.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { Anything } from "../types/anything.js";
import { unwrapAsync } from "../types/fp.js";

/** The models on offer, in the format of OpenAI's v1 API */
export class Models extends AtomaSDKCore {
  /**
   * List the models
   *
   * Lists the models that can be called now. The list and its entries have the fields of OpenAI's models
   * API, so a client written for that API reads them unchanged.
   */
  async modelsList(options?: RequestOptions): Promise<components.ModelList> {
    return unwrapAsync(modelsModelsList(this, options));
  }

  /**
   * List the models for OpenRouter
   *
   * Returns the list of models that OpenRouter reads: the identifier of each model with its metadata, as
   * JSON, exactly as the proxy's models file has it.
   */
  async openRouterModelsList(options?: RequestOptions): Promise<Anything> {
    return unwrapAsync(modelsOpenRouterModelsList(this, options));
  }
}
