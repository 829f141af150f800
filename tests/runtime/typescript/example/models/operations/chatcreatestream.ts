import * as z from "zod";
import { inboundEvent, outboundModel } from "../../lib/models.js";
import { jsonText } from "../../lib/scalars.js";
import { fromJSON, toJSON } from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import * as components from "../components/index.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** A chunk of the completion */
export type ChatCreateStreamResponseBody = {
  data: components.ChatChunk;
};

/** @internal */
export type ChatCreateStreamResponseBody$Outbound = {
  data: components.ChatChunk$Outbound;
};

/** @internal */
export const ChatCreateStreamResponseBody$inboundSchema: z.ZodType<
  ChatCreateStreamResponseBody,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundEvent(() => ({
  data: jsonText(components.ChatChunk$inboundSchema),
}));

/** @internal */
export const ChatCreateStreamResponseBody$outboundSchema: z.ZodType<
  ChatCreateStreamResponseBody$Outbound,
  z.ZodTypeDef,
  ChatCreateStreamResponseBody
> = /* @__PURE__ */ outboundModel(() => ({
  data: components.ChatChunk$outboundSchema,
}));

export function chatCreateStreamResponseBodyToJSON(
  chatCreateStreamResponseBody: ChatCreateStreamResponseBody,
): string {
  return toJSON(
    ChatCreateStreamResponseBody$outboundSchema,
    chatCreateStreamResponseBody,
  );
}

export function chatCreateStreamResponseBodyFromJSON(
  jsonString: string,
): SafeParseResult<ChatCreateStreamResponseBody, SDKValidationError> {
  return fromJSON(
    ChatCreateStreamResponseBody$inboundSchema,
    jsonString,
    "ChatCreateStreamResponseBody",
  );
}
