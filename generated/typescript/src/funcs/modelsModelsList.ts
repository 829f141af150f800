import { AtomaSDKCore } from "../core.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { retryPolicy } from "../lib/retrypolicy.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<undefined, components.ModelList> = {
  id: "models_list",
  method: "GET",
  path: "/v1/models",
  accept: "application/json",
  responses: [
    M.json(200, components.ModelList$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

/**
 * List the models
 *
 * Lists the models that can be called now. The list and its entries have the fields of OpenAI's models
 * API, so a client written for that API reads them unchanged.
 */
export function modelsModelsList(
  client: AtomaSDKCore,
  options?: RequestOptions,
): APIPromise<Result<components.ModelList, CallError>> {
  return call(client, operation, undefined, options);
}
