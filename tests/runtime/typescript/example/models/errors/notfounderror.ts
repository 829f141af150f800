import * as z from "zod";
import { inboundModel } from "../../lib/models.js";
import { APIError } from "./apierror.js";

/** There is no such tree */
export type NotFoundErrorData = {
  treeId: string;
};

/** There is no such tree */
export class NotFoundError extends APIError {
  /** The decoded body. */
  readonly data$: NotFoundErrorData;

  constructor(data: NotFoundErrorData, response: Response, body: string) {
    super("There is no such tree", response, body);
    this.name = "NotFoundError";
    this.data$ = data;
  }
}

/** @internal */
export const NotFoundErrorData$inboundSchema: z.ZodType<
  NotFoundErrorData,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(() => ({ tree_id: z.string() }), {
  tree_id: "treeId",
});
