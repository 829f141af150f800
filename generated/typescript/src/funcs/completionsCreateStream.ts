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
  components.CreateCompletionsStreamRequest,
  EventStream<operations.CompletionsCreateStreamResponseBody>
> = {
  id: "completions_create_stream",
  method: "POST",
  path: "/v1/completions",
  input: components.CreateCompletionsStreamRequest$outboundSchema,
  body: { encode: jsonBody, mediaType: "application/json" },
  accept: "text/event-stream",
  responses: [
    M.sse(200, operations.CompletionsCreateStreamResponseBody$inboundSchema),
    M.fail(["4XX", "5XX"]),
  ],
  retries: retryPolicy,
};

export function completionsCreateStream(
  client: AtomaSDKCore,
  request: components.CreateCompletionsStreamRequest,
  options?: RequestOptions,
): APIPromise<
  Result<EventStream<operations.CompletionsCreateStreamResponseBody>, CallError>
> {
  return call(client, operation, request, options);
}
