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
  ConfidentialComputeResponse,
  ConfidentialComputeResponse$inboundSchema,
  ConfidentialComputeResponse$Outbound,
  ConfidentialComputeResponse$outboundSchema,
} from "./confidentialcomputeresponse.js";

/** Represents a response from a confidential compute request */
export type ConfidentialComputeStreamResponse = {
  /** An encrypted part of the response. */
  data: ConfidentialComputeResponse;
};

/** @internal */
export const ConfidentialComputeStreamResponse$inboundSchema: InboundSchema<ConfidentialComputeStreamResponse> =
  /* @__PURE__ */ inboundModel(() => ({
    data: ConfidentialComputeResponse$inboundSchema,
  }));

/** @internal */
export type ConfidentialComputeStreamResponse$Outbound = {
  data: ConfidentialComputeResponse$Outbound;
};

/** @internal */
export const ConfidentialComputeStreamResponse$outboundSchema: OutboundSchema<
  ConfidentialComputeStreamResponse$Outbound,
  ConfidentialComputeStreamResponse
> = /* @__PURE__ */ outboundModel(() => ({
  data: ConfidentialComputeResponse$outboundSchema,
}));

export function confidentialComputeStreamResponseToJSON(
  confidentialComputeStreamResponse: ConfidentialComputeStreamResponse,
): string {
  return toJSON(
    ConfidentialComputeStreamResponse$outboundSchema,
    confidentialComputeStreamResponse,
  );
}

export function confidentialComputeStreamResponseFromJSON(
  jsonString: string,
): SafeParseResult<ConfidentialComputeStreamResponse, SDKValidationError> {
  return fromJSON(
    ConfidentialComputeStreamResponse$inboundSchema,
    jsonString,
    "ConfidentialComputeStreamResponse",
  );
}
