import { ExampleCore } from "../core.js";
import { treesGet } from "../funcs/treesGet.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as operations from "../models/operations/index.js";
import { unwrapAsync } from "../types/fp.js";

export class Trees extends ExampleCore {
  /** Get a tree */
  async get(
    request: operations.TreesGetRequest,
    options?: RequestOptions,
  ): Promise<components.Tree> {
    return unwrapAsync(treesGet(this, request, options));
  }
}
