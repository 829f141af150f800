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

export type HealthResponse = {
  /** How the service is doing */
  message: string;
};

/** @internal */
export const HealthResponse$inboundSchema: InboundSchema<HealthResponse> =
  /* @__PURE__ */ inboundModel(() => ({
    message: z.string(),
  }));

/** @internal */
export type HealthResponse$Outbound = {
  message: string;
};

/** @internal */
export const HealthResponse$outboundSchema: OutboundSchema<
  HealthResponse$Outbound,
  HealthResponse
> = /* @__PURE__ */ outboundModel(() => ({
  message: z.string(),
}));

export function healthResponseToJSON(healthResponse: HealthResponse): string {
  return toJSON(HealthResponse$outboundSchema, healthResponse);
}

export function healthResponseFromJSON(
  jsonString: string,
): SafeParseResult<HealthResponse, SDKValidationError> {
  return fromJSON(HealthResponse$inboundSchema, jsonString, "HealthResponse");
}
