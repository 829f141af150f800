import { AtomaSDKCore } from "../core.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { retryPolicy } from "../lib/retrypolicy.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<undefined, components.HealthResponse> = {
  id: "health",
  method: "GET",
  path: "/health",
  accept: "application/json",
  responses: [
    M.json(200, components.HealthResponse$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  security: [["bearerAuth"], []],
  retries: retryPolicy,
};

/** Check health */
export function healthHealth(
  client: AtomaSDKCore,
  options?: RequestOptions,
): APIPromise<Result<components.HealthResponse, CallError>> {
  return call(client, operation, undefined, options);
}
