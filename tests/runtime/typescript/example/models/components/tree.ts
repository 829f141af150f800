import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { fromJSON, toJSON } from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** A tree: a recursive type */
export type Tree = {
  /** A number counted by the server */
  nodeCount: number;
  branches?: Array<Tree> | undefined;
};

/** @internal */
export const Tree$inboundSchema: z.ZodType<Tree, z.ZodTypeDef, unknown> =
  /* @__PURE__ */ inboundModel(
    () => ({
      node_count: z.number().int(),
      branches: inboundList(Tree$inboundSchema).optional(),
    }),
    { node_count: "nodeCount" },
  );

/** @internal */
export type Tree$Outbound = {
  node_count: number;
  branches?: Array<Tree$Outbound> | undefined;
};

/** @internal */
export const Tree$outboundSchema: z.ZodType<Tree$Outbound, z.ZodTypeDef, Tree> =
  /* @__PURE__ */ outboundModel(
    () => ({
      nodeCount: z.number().int(),
      branches: z.array(Tree$outboundSchema).optional(),
    }),
    { node_count: "nodeCount" },
  );

export function treeToJSON(tree: Tree): string {
  return toJSON(Tree$outboundSchema, tree);
}

export function treeFromJSON(
  jsonString: string,
): SafeParseResult<Tree, SDKValidationError> {
  return fromJSON(Tree$inboundSchema, jsonString, "Tree");
}
