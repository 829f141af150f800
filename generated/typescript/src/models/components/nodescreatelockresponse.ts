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
 * The node that was locked, and the public key to encrypt requests with.
 * The client encrypts the body of a request for this key and sends it
 * to one of the confidential operations, from where the proxy passes it
 * on to the node.
 */
export type NodesCreateLockResponse = {
  /**
   * Short number of the node
   *
   * At least 0.
   */
  nodeSmallId: number;
  /** The node's X25519 public key, in Base64 */
  publicKey: string;
  /** Digest of the transaction that acquired a stack entry, if one had to be acquired */
  stackEntryDigest?: string | null | undefined;
  /**
   * Short number of the stack on which an entry was acquired for the node
   *
   * At least 0.
   */
  stackSmallId: number;
};

const NodesCreateLockResponse$names = {
  node_small_id: "nodeSmallId",
  public_key: "publicKey",
  stack_entry_digest: "stackEntryDigest",
  stack_small_id: "stackSmallId",
} as const;

/** @internal */
export const NodesCreateLockResponse$inboundSchema: InboundSchema<NodesCreateLockResponse> =
  /* @__PURE__ */ inboundModel(
    () => ({
      node_small_id: z.number().int(),
      public_key: z.string(),
      stack_entry_digest: z.string().nullish(),
      stack_small_id: z.number().int(),
    }),
    NodesCreateLockResponse$names,
  );

/** @internal */
export type NodesCreateLockResponse$Outbound = {
  node_small_id: number;
  public_key: string;
  stack_entry_digest?: string | null | undefined;
  stack_small_id: number;
};

/** @internal */
export const NodesCreateLockResponse$outboundSchema: OutboundSchema<
  NodesCreateLockResponse$Outbound,
  NodesCreateLockResponse
> = /* @__PURE__ */ outboundModel(
  () => ({
    nodeSmallId: z.number().int(),
    publicKey: z.string(),
    stackEntryDigest: z.string().nullish(),
    stackSmallId: z.number().int(),
  }),
  NodesCreateLockResponse$names,
);

export function nodesCreateLockResponseToJSON(
  nodesCreateLockResponse: NodesCreateLockResponse,
): string {
  return toJSON(
    NodesCreateLockResponse$outboundSchema,
    nodesCreateLockResponse,
  );
}

export function nodesCreateLockResponseFromJSON(
  jsonString: string,
): SafeParseResult<NodesCreateLockResponse, SDKValidationError> {
  return fromJSON(
    NodesCreateLockResponse$inboundSchema,
    jsonString,
    "NodesCreateLockResponse",
  );
}
