import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { inboundUnion, outboundUnion } from "../../lib/unions.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";
import {
  MessageContentPartUnion,
  MessageContentPartUnion$inboundSchema,
  MessageContentPartUnion$Outbound,
  MessageContentPartUnion$outboundSchema,
} from "./messagecontentpartunion.js";

/**
 * What a message says.
 *
 * Either plain text or a list of parts.
 */
export type MessageContent = string | Array<MessageContentPartUnion>;

/** @internal */
export const MessageContent$inboundSchema: InboundSchema<MessageContent> =
  /* @__PURE__ */ inboundUnion(() => [
    z.string(),
    inboundList(MessageContentPartUnion$inboundSchema),
  ]);

/** @internal */
export type MessageContent$Outbound =
  string | Array<MessageContentPartUnion$Outbound>;

/** @internal */
export const MessageContent$outboundSchema: OutboundSchema<
  MessageContent$Outbound,
  MessageContent
> = /* @__PURE__ */ outboundUnion(() => [
  z.string(),
  z.array(MessageContentPartUnion$outboundSchema),
]);

export function messageContentToJSON(messageContent: MessageContent): string {
  return toJSON(MessageContent$outboundSchema, messageContent);
}

export function messageContentFromJSON(
  jsonString: string,
): SafeParseResult<MessageContent, SDKValidationError> {
  return fromJSON(MessageContent$inboundSchema, jsonString, "MessageContent");
}
