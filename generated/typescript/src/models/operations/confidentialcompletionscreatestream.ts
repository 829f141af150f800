import { inboundEvent, outboundModel } from "../../lib/models.js";
import { jsonText } from "../../lib/scalars.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import * as components from "../components/index.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** Chat completions */
export type ConfidentialCompletionsCreateStreamResponseBody = {
  /** Represents a response from a confidential compute request */
  data: components.ConfidentialComputeStreamResponse;
};

/** @internal */
export const ConfidentialCompletionsCreateStreamResponseBody$inboundSchema: InboundSchema<ConfidentialCompletionsCreateStreamResponseBody> =
  /* @__PURE__ */ inboundEvent(() => ({
    data: jsonText(components.ConfidentialComputeStreamResponse$inboundSchema),
  }));

/** @internal */
export type ConfidentialCompletionsCreateStreamResponseBody$Outbound = {
  data: components.ConfidentialComputeStreamResponse$Outbound;
};

/** @internal */
export const ConfidentialCompletionsCreateStreamResponseBody$outboundSchema: OutboundSchema<
  ConfidentialCompletionsCreateStreamResponseBody$Outbound,
  ConfidentialCompletionsCreateStreamResponseBody
> = /* @__PURE__ */ outboundModel(() => ({
  data: components.ConfidentialComputeStreamResponse$outboundSchema,
}));

export function confidentialCompletionsCreateStreamResponseBodyToJSON(
  confidentialCompletionsCreateStreamResponseBody: ConfidentialCompletionsCreateStreamResponseBody,
): string {
  return toJSON(
    ConfidentialCompletionsCreateStreamResponseBody$outboundSchema,
    confidentialCompletionsCreateStreamResponseBody,
  );
}

export function confidentialCompletionsCreateStreamResponseBodyFromJSON(
  jsonString: string,
): SafeParseResult<
  ConfidentialCompletionsCreateStreamResponseBody,
  SDKValidationError
> {
  return fromJSON(
    ConfidentialCompletionsCreateStreamResponseBody$inboundSchema,
    jsonString,
    "ConfidentialCompletionsCreateStreamResponseBody",
  );
}
