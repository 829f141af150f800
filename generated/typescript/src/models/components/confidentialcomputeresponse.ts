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
  Usage,
  Usage$inboundSchema,
  Usage$Outbound,
  Usage$outboundSchema,
} from "./usage.js";

/** An encrypted response, to be decrypted with the key of its request */
export type ConfidentialComputeResponse = {
  /** The encrypted body of the ordinary response, in Base64 */
  ciphertext: string;
  /** Nonce of the encryption, in Base64 */
  nonce: string;
  /** Hash of the response body, in Base64 */
  responseHash?: string | null | undefined;
  /** The node's signature of the response body, in Base64 */
  signature?: string | null | undefined;
  /** Tokens used by the request, in the clear */
  usage?: Usage | null | undefined;
};

const ConfidentialComputeResponse$names = {
  response_hash: "responseHash",
} as const;

/** @internal */
export const ConfidentialComputeResponse$inboundSchema: InboundSchema<ConfidentialComputeResponse> =
  /* @__PURE__ */ inboundModel(
    () => ({
      ciphertext: z.string(),
      nonce: z.string(),
      response_hash: z.string().nullish(),
      signature: z.string().nullish(),
      usage: Usage$inboundSchema.nullish(),
    }),
    ConfidentialComputeResponse$names,
  );

/** @internal */
export type ConfidentialComputeResponse$Outbound = {
  ciphertext: string;
  nonce: string;
  response_hash?: string | null | undefined;
  signature?: string | null | undefined;
  usage?: Usage$Outbound | null | undefined;
};

/** @internal */
export const ConfidentialComputeResponse$outboundSchema: OutboundSchema<
  ConfidentialComputeResponse$Outbound,
  ConfidentialComputeResponse
> = /* @__PURE__ */ outboundModel(
  () => ({
    ciphertext: z.string(),
    nonce: z.string(),
    responseHash: z.string().nullish(),
    signature: z.string().nullish(),
    usage: Usage$outboundSchema.nullish(),
  }),
  ConfidentialComputeResponse$names,
);

export function confidentialComputeResponseToJSON(
  confidentialComputeResponse: ConfidentialComputeResponse,
): string {
  return toJSON(
    ConfidentialComputeResponse$outboundSchema,
    confidentialComputeResponse,
  );
}

export function confidentialComputeResponseFromJSON(
  jsonString: string,
): SafeParseResult<ConfidentialComputeResponse, SDKValidationError> {
  return fromJSON(
    ConfidentialComputeResponse$inboundSchema,
    jsonString,
    "ConfidentialComputeResponse",
  );
}
