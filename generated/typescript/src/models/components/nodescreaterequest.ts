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
import {
  NodePublicAddressAssignment,
  NodePublicAddressAssignment$inboundSchema,
  NodePublicAddressAssignment$Outbound,
  NodePublicAddressAssignment$outboundSchema,
} from "./nodepublicaddressassignment.js";

/** A node's signed registration */
export type NodesCreateRequest = {
  /** The address to put on record */
  data: NodePublicAddressAssignment;
  /** The node's signature of `data`, in Base64 */
  signature: string;
};

/** @internal */
export const NodesCreateRequest$inboundSchema: InboundSchema<NodesCreateRequest> =
  /* @__PURE__ */ inboundModel(() => ({
    data: NodePublicAddressAssignment$inboundSchema,
    signature: z.string(),
  }));

/** @internal */
export type NodesCreateRequest$Outbound = {
  data: NodePublicAddressAssignment$Outbound;
  signature: string;
};

/** @internal */
export const NodesCreateRequest$outboundSchema: OutboundSchema<
  NodesCreateRequest$Outbound,
  NodesCreateRequest
> = /* @__PURE__ */ outboundModel(() => ({
  data: NodePublicAddressAssignment$outboundSchema,
  signature: z.string(),
}));

export function nodesCreateRequestToJSON(
  nodesCreateRequest: NodesCreateRequest,
): string {
  return toJSON(NodesCreateRequest$outboundSchema, nodesCreateRequest);
}

export function nodesCreateRequestFromJSON(
  jsonString: string,
): SafeParseResult<NodesCreateRequest, SDKValidationError> {
  return fromJSON(
    NodesCreateRequest$inboundSchema,
    jsonString,
    "NodesCreateRequest",
  );
}
