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

/**
 * The address that a node wants on record.
 *
 * It is the part of a registration that the node signs.
 */
export type NodePublicAddressAssignment = {
  /** Country the node is in */
  country: string;
  /**
   * Short number that identifies the node
   *
   * At least 0.
   */
  nodeSmallId: number;
  /** Address at which the proxy reaches the node */
  publicAddress: string;
};

const NodePublicAddressAssignment$names = {
  node_small_id: "nodeSmallId",
  public_address: "publicAddress",
} as const;

/** @internal */
export const NodePublicAddressAssignment$inboundSchema: InboundSchema<NodePublicAddressAssignment> =
  /* @__PURE__ */ inboundModel(
    () => ({
      country: z.string(),
      node_small_id: z.number().int(),
      public_address: z.string(),
    }),
    NodePublicAddressAssignment$names,
  );

/** @internal */
export type NodePublicAddressAssignment$Outbound = {
  country: string;
  node_small_id: number;
  public_address: string;
};

/** @internal */
export const NodePublicAddressAssignment$outboundSchema: OutboundSchema<
  NodePublicAddressAssignment$Outbound,
  NodePublicAddressAssignment
> = /* @__PURE__ */ outboundModel(
  () => ({
    country: z.string(),
    nodeSmallId: z.number().int(),
    publicAddress: z.string(),
  }),
  NodePublicAddressAssignment$names,
);

export function nodePublicAddressAssignmentToJSON(
  nodePublicAddressAssignment: NodePublicAddressAssignment,
): string {
  return toJSON(
    NodePublicAddressAssignment$outboundSchema,
    nodePublicAddressAssignment,
  );
}

export function nodePublicAddressAssignmentFromJSON(
  jsonString: string,
): SafeParseResult<NodePublicAddressAssignment, SDKValidationError> {
  return fromJSON(
    NodePublicAddressAssignment$inboundSchema,
    jsonString,
    "NodePublicAddressAssignment",
  );
}
