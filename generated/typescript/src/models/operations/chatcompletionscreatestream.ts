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

/** Chat completion events */
export type ChatCompletionsCreateStreamResponseBody = {
  /**
   * One event of a streamed chat completion.
   *
   * All chunks of one completion share an `id`. Join the `delta` of each choice, in order, to get the
   * answer.
   */
  data: components.ChatCompletionChunk;
};

/** @internal */
export const ChatCompletionsCreateStreamResponseBody$inboundSchema: InboundSchema<ChatCompletionsCreateStreamResponseBody> =
  /* @__PURE__ */ inboundEvent(() => ({
    data: jsonText(components.ChatCompletionChunk$inboundSchema),
  }));

/** @internal */
export type ChatCompletionsCreateStreamResponseBody$Outbound = {
  data: components.ChatCompletionChunk$Outbound;
};

/** @internal */
export const ChatCompletionsCreateStreamResponseBody$outboundSchema: OutboundSchema<
  ChatCompletionsCreateStreamResponseBody$Outbound,
  ChatCompletionsCreateStreamResponseBody
> = /* @__PURE__ */ outboundModel(() => ({
  data: components.ChatCompletionChunk$outboundSchema,
}));

export function chatCompletionsCreateStreamResponseBodyToJSON(
  chatCompletionsCreateStreamResponseBody: ChatCompletionsCreateStreamResponseBody,
): string {
  return toJSON(
    ChatCompletionsCreateStreamResponseBody$outboundSchema,
    chatCompletionsCreateStreamResponseBody,
  );
}

export function chatCompletionsCreateStreamResponseBodyFromJSON(
  jsonString: string,
): SafeParseResult<
  ChatCompletionsCreateStreamResponseBody,
  SDKValidationError
> {
  return fromJSON(
    ChatCompletionsCreateStreamResponseBody$inboundSchema,
    jsonString,
    "ChatCompletionsCreateStreamResponseBody",
  );
}
