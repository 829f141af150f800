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
  ChatCompletionChunkDeltaToolCallFunction,
  ChatCompletionChunkDeltaToolCallFunction$inboundSchema,
  ChatCompletionChunkDeltaToolCallFunction$Outbound,
  ChatCompletionChunkDeltaToolCallFunction$outboundSchema,
} from "./chatcompletionchunkdeltatoolcallfunction.js";

/**
 * A tool call, or a further part of one.
 *
 * Parts with the same `index` belong to the same call.
 */
export type ChatCompletionChunkDeltaToolCall = {
  /** The function to call, as far as it is known. */
  function?: ChatCompletionChunkDeltaToolCallFunction | null | undefined;
  /** Identifier of the call, to be repeated in the tool's answer. */
  id: string;
  /** Position of the call among the calls of the message, counting from 0. */
  index: number;
  /** Kind of the tool, for example `function`. */
  type: string;
};

/** @internal */
export const ChatCompletionChunkDeltaToolCall$inboundSchema: InboundSchema<ChatCompletionChunkDeltaToolCall> =
  /* @__PURE__ */ inboundModel(() => ({
    function: ChatCompletionChunkDeltaToolCallFunction$inboundSchema.nullish(),
    id: z.string(),
    index: z.number().int(),
    type: z.string(),
  }));

/** @internal */
export type ChatCompletionChunkDeltaToolCall$Outbound = {
  function?:
    ChatCompletionChunkDeltaToolCallFunction$Outbound | null | undefined;
  id: string;
  index: number;
  type: string;
};

/** @internal */
export const ChatCompletionChunkDeltaToolCall$outboundSchema: OutboundSchema<
  ChatCompletionChunkDeltaToolCall$Outbound,
  ChatCompletionChunkDeltaToolCall
> = /* @__PURE__ */ outboundModel(() => ({
  function: ChatCompletionChunkDeltaToolCallFunction$outboundSchema.nullish(),
  id: z.string(),
  index: z.number().int(),
  type: z.string(),
}));

export function chatCompletionChunkDeltaToolCallToJSON(
  chatCompletionChunkDeltaToolCall: ChatCompletionChunkDeltaToolCall,
): string {
  return toJSON(
    ChatCompletionChunkDeltaToolCall$outboundSchema,
    chatCompletionChunkDeltaToolCall,
  );
}

export function chatCompletionChunkDeltaToolCallFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionChunkDeltaToolCall, SDKValidationError> {
  return fromJSON(
    ChatCompletionChunkDeltaToolCall$inboundSchema,
    jsonString,
    "ChatCompletionChunkDeltaToolCall",
  );
}
