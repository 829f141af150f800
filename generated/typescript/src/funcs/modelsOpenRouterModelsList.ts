import * as z from "zod";
import { AtomaSDKCore } from "../core.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { retryPolicy } from "../lib/retrypolicy.js";
import { RequestOptions } from "../lib/sdks.js";
import { Anything } from "../types/anything.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<undefined, Anything> = {
  id: "open_router_models_list",
  method: "GET",
  path: "/v1/open_router/models",
  accept: "application/json",
  responses: [
    M.json(
      200,
      z.lazy(() => z.any()),
    ),
    M.fail(["4XX", "5XX"]),
  ],
  security: [["bearerAuth"], []],
  retries: retryPolicy,
};

/**
 * List the models for OpenRouter
 *
 * Returns the list of models that OpenRouter reads: the identifier of each model with its metadata, as
 * JSON, exactly as the proxy's models file has it.
 */
export function modelsOpenRouterModelsList(
  client: AtomaSDKCore,
  options?: RequestOptions,
): APIPromise<Result<Anything, CallError>> {
  return call(client, operation, undefined, options);
}
