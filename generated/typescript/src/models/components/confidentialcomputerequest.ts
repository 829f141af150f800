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

/** An encrypted request, with what the node needs to decrypt it and check it */
export type ConfidentialComputeRequest = {
  /** The encrypted body of the ordinary request, in Base64 */
  ciphertext: string;
  /** The client's X25519 public key for this exchange, in Base64 */
  clientDhPublicKey: string;
  /** The model to call, in the clear */
  modelName: string;
  /** The locked node's X25519 public key, in Base64 */
  nodeDhPublicKey: string;
  /** Nonce of the encryption, in Base64. Never use one twice with the same key */
  nonce: string;
  /**
   * Compute units the request will use, for image generation, where the size
   * of the images fixes the number (of pixels) beforehand
   *
   * At least 0.
   */
  numComputeUnits?: number | null | undefined;
  /** Hash of the body before encryption, in Base64, for the node to verify */
  plaintextBodyHash: string;
  /** Salt of the key derivation, in Base64 */
  salt: string;
  /**
   * The stack that serves the request, as the node lock returned it
   *
   * At least 0.
   */
  stackSmallId: number;
  /** Whether the encrypted body asks for an event stream */
  stream?: boolean | null | undefined;
};

const ConfidentialComputeRequest$names = {
  client_dh_public_key: "clientDhPublicKey",
  model_name: "modelName",
  node_dh_public_key: "nodeDhPublicKey",
  num_compute_units: "numComputeUnits",
  plaintext_body_hash: "plaintextBodyHash",
  stack_small_id: "stackSmallId",
} as const;

/** @internal */
export const ConfidentialComputeRequest$inboundSchema: InboundSchema<ConfidentialComputeRequest> =
  /* @__PURE__ */ inboundModel(
    () => ({
      ciphertext: z.string(),
      client_dh_public_key: z.string(),
      model_name: z.string(),
      node_dh_public_key: z.string(),
      nonce: z.string(),
      num_compute_units: z.number().int().nullish(),
      plaintext_body_hash: z.string(),
      salt: z.string(),
      stack_small_id: z.number().int(),
      stream: z.boolean().nullish(),
    }),
    ConfidentialComputeRequest$names,
  );

/** @internal */
export type ConfidentialComputeRequest$Outbound = {
  ciphertext: string;
  client_dh_public_key: string;
  model_name: string;
  node_dh_public_key: string;
  nonce: string;
  num_compute_units?: number | null | undefined;
  plaintext_body_hash: string;
  salt: string;
  stack_small_id: number;
  stream?: boolean | null | undefined;
};

/** @internal */
export const ConfidentialComputeRequest$outboundSchema: OutboundSchema<
  ConfidentialComputeRequest$Outbound,
  ConfidentialComputeRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    ciphertext: z.string(),
    clientDhPublicKey: z.string(),
    modelName: z.string(),
    nodeDhPublicKey: z.string(),
    nonce: z.string(),
    numComputeUnits: z.number().int().nullish(),
    plaintextBodyHash: z.string(),
    salt: z.string(),
    stackSmallId: z.number().int(),
    stream: z.boolean().nullish(),
  }),
  ConfidentialComputeRequest$names,
);

export function confidentialComputeRequestToJSON(
  confidentialComputeRequest: ConfidentialComputeRequest,
): string {
  return toJSON(
    ConfidentialComputeRequest$outboundSchema,
    confidentialComputeRequest,
  );
}

export function confidentialComputeRequestFromJSON(
  jsonString: string,
): SafeParseResult<ConfidentialComputeRequest, SDKValidationError> {
  return fromJSON(
    ConfidentialComputeRequest$inboundSchema,
    jsonString,
    "ConfidentialComputeRequest",
  );
}
