import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** The model to lock a node for, and the capacity to reserve */
export type NodesCreateLockRequest = {
  /**
   * How many tokens the requests under the lock will use
   * (prompt and completion together)
   *
   * At least 0.
   */
  maxNumTokens?: number | null | undefined;
  /** The model to be called under the lock */
  model: string;
  /**
   * How long the capacity stays reserved, in seconds
   *
   * At least 0.
   */
  timeout?: number | null | undefined;
};

const NodesCreateLockRequest$names = {
  max_num_tokens: "maxNumTokens",
} as const;

/** @internal */
export const NodesCreateLockRequest$inboundSchema: InboundSchema<NodesCreateLockRequest> =
  /* @__PURE__ */ inboundModel(
    () => ({
      max_num_tokens: z.number().int().nullish(),
      model: z.string(),
      timeout: z.number().int().nullish(),
    }),
    NodesCreateLockRequest$names,
  );

/** @internal */
export type NodesCreateLockRequest$Outbound = {
  max_num_tokens?: number | null | undefined;
  model: string;
  timeout?: number | null | undefined;
};

/** @internal */
export const NodesCreateLockRequest$outboundSchema: OutboundSchema<
  NodesCreateLockRequest$Outbound,
  NodesCreateLockRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    maxNumTokens: z.number().int().nullish(),
    model: z.string(),
    timeout: z.number().int().nullish(),
  }),
  NodesCreateLockRequest$names,
);

export function nodesCreateLockRequestToJSON(
  nodesCreateLockRequest: NodesCreateLockRequest,
): string {
  return toJSON(NodesCreateLockRequest$outboundSchema, nodesCreateLockRequest);
}

export function nodesCreateLockRequestFromJSON(
  jsonString: string,
): SafeParseResult<NodesCreateLockRequest, SDKValidationError> {
  return fromJSON(
    NodesCreateLockRequest$inboundSchema,
    jsonString,
    "NodesCreateLockRequest",
  );
}
