import * as z from "zod";
import { outboundModel } from "../../lib/models.js";

export type TreesGetRequest = {
  treeId: string;
  labels?: Array<string> | undefined;
  xTrace?: string | undefined;
  session?: string | undefined;
};

/** @internal */
export type TreesGetRequest$Outbound = {
  tree_id: string;
  labels?: Array<string> | undefined;
  "x-trace"?: string | undefined;
  session?: string | undefined;
};

/** @internal */
export const TreesGetRequest$outboundSchema: z.ZodType<
  TreesGetRequest$Outbound,
  z.ZodTypeDef,
  TreesGetRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    treeId: z.string(),
    labels: z.array(z.string()).optional(),
    xTrace: z.string().optional(),
    session: z.string().optional(),
  }),
  { tree_id: "treeId", "x-trace": "xTrace" },
);
