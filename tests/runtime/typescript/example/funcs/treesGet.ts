import { ExampleCore } from "../core.js";
import { encodeForm, encodeSimple } from "../lib/styles.js";
import * as M from "../lib/matchers.js";
import { call, CallError, Operation } from "../lib/operations.js";
import { inPlaces } from "../lib/parameters.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as errors from "../models/errors/notfounderror.js";
import * as operations from "../models/operations/index.js";
import { APIPromise } from "../types/async.js";
import { Result } from "../types/fp.js";

const operation: Operation<
  operations.TreesGetRequest,
  components.Tree,
  errors.NotFoundError
> = {
  id: "trees_get",
  method: "GET",
  path: "/v1/trees/{tree_id}",
  input: operations.TreesGetRequest$outboundSchema,
  parameters: /* @__PURE__ */ inPlaces([
    { in: "path", name: "tree_id", encode: encodeSimple },
    { in: "query", name: "labels", encode: encodeForm },
    { in: "header", name: "x-trace", encode: encodeSimple },
    { in: "cookie", name: "session", encode: encodeForm },
  ]),
  accept: "application/json",
  responses: [
    /* @__PURE__ */ M.json(200, components.Tree$inboundSchema),
    /* @__PURE__ */ M.jsonErr(404, errors.NotFoundErrorData$inboundSchema, {
      error: errors.NotFoundError,
    }),
    /* @__PURE__ */ M.fail(["4XX", "5XX"]),
  ],
};

/** Get a tree */
export function treesGet(
  client: ExampleCore,
  request: operations.TreesGetRequest,
  options?: RequestOptions,
): APIPromise<Result<components.Tree, errors.NotFoundError | CallError>> {
  return call(client, operation, request, options);
}
