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

export type Security = {
  bearerAuth?: string | undefined;
};

/** @internal */
export const Security$inboundSchema: InboundSchema<Security> =
  /* @__PURE__ */ inboundModel(() => ({
    bearerAuth: z.string().optional(),
  }));

/** @internal */
export type Security$Outbound = {
  bearerAuth?: string | undefined;
};

/** @internal */
export const Security$outboundSchema: OutboundSchema<
  Security$Outbound,
  Security
> = /* @__PURE__ */ outboundModel(() => ({
  bearerAuth: z.string().optional(),
}));

export function securityToJSON(security: Security): string {
  return toJSON(Security$outboundSchema, security);
}

export function securityFromJSON(
  jsonString: string,
): SafeParseResult<Security, SDKValidationError> {
  return fromJSON(Security$inboundSchema, jsonString, "Security");
}
