import { AtomaSDKCore } from "../core.js";
import { jsonBody } from "../lib/bodies.js";
import { EventStream } from "../lib/event-streams.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { retryPolicy } from "../lib/retrypolicy.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as operations from "../models/operations/index.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<
  components.ConfidentialComputeRequest,
  EventStream<operations.ConfidentialCompletionsCreateStreamResponseBody>
> = {
  id: "confidential_completions_create_stream",
  method: "POST",
  path: "/v1/confidential/completions",
  input: components.ConfidentialComputeRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "text/event-stream",
  responses: [
    M.sse(
      200,
      operations.ConfidentialCompletionsCreateStreamResponseBody$inboundSchema,
    ),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

export function confidentialCompletionsCreateStream(
  client: AtomaSDKCore,
  request: components.ConfidentialComputeRequest,
  options?: RequestOptions,
): APIPromise<
  Result<
    EventStream<operations.ConfidentialCompletionsCreateStreamResponseBody>,
    CallError
  >
> {
  return call(client, operation, request, options);
}
