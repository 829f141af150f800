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

/** Completion events */
export type CompletionsCreateStreamResponseBody = {
  data: components.CompletionsStreamResponse;
};

/** @internal */
export const CompletionsCreateStreamResponseBody$inboundSchema: InboundSchema<CompletionsCreateStreamResponseBody> =
  /* @__PURE__ */ inboundEvent(() => ({
    data: jsonText(components.CompletionsStreamResponse$inboundSchema),
  }));

/** @internal */
export type CompletionsCreateStreamResponseBody$Outbound = {
  data: components.CompletionsStreamResponse$Outbound;
};

/** @internal */
export const CompletionsCreateStreamResponseBody$outboundSchema: OutboundSchema<
  CompletionsCreateStreamResponseBody$Outbound,
  CompletionsCreateStreamResponseBody
> = /* @__PURE__ */ outboundModel(() => ({
  data: components.CompletionsStreamResponse$outboundSchema,
}));

export function completionsCreateStreamResponseBodyToJSON(
  completionsCreateStreamResponseBody: CompletionsCreateStreamResponseBody,
): string {
  return toJSON(
    CompletionsCreateStreamResponseBody$outboundSchema,
    completionsCreateStreamResponseBody,
  );
}

export function completionsCreateStreamResponseBodyFromJSON(
  jsonString: string,
): SafeParseResult<CompletionsCreateStreamResponseBody, SDKValidationError> {
  return fromJSON(
    CompletionsCreateStreamResponseBody$inboundSchema,
    jsonString,
    "CompletionsCreateStreamResponseBody",
  );
}
