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

/** Encrypted chat completion events */
export type ConfidentialChatCompletionsCreateStreamResponseBody = {
  /** Represents a response from a confidential compute request */
  data: components.ConfidentialComputeStreamResponse;
};

/** @internal */
export const ConfidentialChatCompletionsCreateStreamResponseBody$inboundSchema: InboundSchema<ConfidentialChatCompletionsCreateStreamResponseBody> =
  /* @__PURE__ */ inboundEvent(() => ({
    data: jsonText(components.ConfidentialComputeStreamResponse$inboundSchema),
  }));

/** @internal */
export type ConfidentialChatCompletionsCreateStreamResponseBody$Outbound = {
  data: components.ConfidentialComputeStreamResponse$Outbound;
};

/** @internal */
export const ConfidentialChatCompletionsCreateStreamResponseBody$outboundSchema: OutboundSchema<
  ConfidentialChatCompletionsCreateStreamResponseBody$Outbound,
  ConfidentialChatCompletionsCreateStreamResponseBody
> = /* @__PURE__ */ outboundModel(() => ({
  data: components.ConfidentialComputeStreamResponse$outboundSchema,
}));

export function confidentialChatCompletionsCreateStreamResponseBodyToJSON(
  confidentialChatCompletionsCreateStreamResponseBody: ConfidentialChatCompletionsCreateStreamResponseBody,
): string {
  return toJSON(
    ConfidentialChatCompletionsCreateStreamResponseBody$outboundSchema,
    confidentialChatCompletionsCreateStreamResponseBody,
  );
}

export function confidentialChatCompletionsCreateStreamResponseBodyFromJSON(
  jsonString: string,
): SafeParseResult<
  ConfidentialChatCompletionsCreateStreamResponseBody,
  SDKValidationError
> {
  return fromJSON(
    ConfidentialChatCompletionsCreateStreamResponseBody$inboundSchema,
    jsonString,
    "ConfidentialChatCompletionsCreateStreamResponseBody",
  );
}
