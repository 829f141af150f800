import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
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
  ChatCompletionChunkDeltaToolCall,
  ChatCompletionChunkDeltaToolCall$inboundSchema,
  ChatCompletionChunkDeltaToolCall$Outbound,
  ChatCompletionChunkDeltaToolCall$outboundSchema,
} from "./chatcompletionchunkdeltatoolcall.js";

/**
 * The new part of a streamed message.
 *
 * Every field is optional: a chunk names only what it adds. Append `content` to what earlier chunks
 * brought.
 */
export type ChatCompletionChunkDelta = {
  /** Text to append to the message. */
  content?: string | null | undefined;
  /** Text to append to the model's reasoning. */
  reasoningContent?: string | null | undefined;
  /** Who the message is from. Sent once, in the first chunk. */
  role?: string | null | undefined;
  /** New tool calls, or further parts of earlier ones. */
  toolCalls?: Array<ChatCompletionChunkDeltaToolCall> | null | undefined;
};

const ChatCompletionChunkDelta$names = {
  reasoning_content: "reasoningContent",
  tool_calls: "toolCalls",
} as const;

/** @internal */
export const ChatCompletionChunkDelta$inboundSchema: InboundSchema<ChatCompletionChunkDelta> =
  /* @__PURE__ */ inboundModel(
    () => ({
      content: z.string().nullish(),
      reasoning_content: z.string().nullish(),
      role: z.string().nullish(),
      tool_calls: inboundList(
        ChatCompletionChunkDeltaToolCall$inboundSchema,
      ).nullish(),
    }),
    ChatCompletionChunkDelta$names,
  );

/** @internal */
export type ChatCompletionChunkDelta$Outbound = {
  content?: string | null | undefined;
  reasoning_content?: string | null | undefined;
  role?: string | null | undefined;
  tool_calls?:
    Array<ChatCompletionChunkDeltaToolCall$Outbound> | null | undefined;
};

/** @internal */
export const ChatCompletionChunkDelta$outboundSchema: OutboundSchema<
  ChatCompletionChunkDelta$Outbound,
  ChatCompletionChunkDelta
> = /* @__PURE__ */ outboundModel(
  () => ({
    content: z.string().nullish(),
    reasoningContent: z.string().nullish(),
    role: z.string().nullish(),
    toolCalls: z
      .array(ChatCompletionChunkDeltaToolCall$outboundSchema)
      .nullish(),
  }),
  ChatCompletionChunkDelta$names,
);

export function chatCompletionChunkDeltaToJSON(
  chatCompletionChunkDelta: ChatCompletionChunkDelta,
): string {
  return toJSON(
    ChatCompletionChunkDelta$outboundSchema,
    chatCompletionChunkDelta,
  );
}

export function chatCompletionChunkDeltaFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionChunkDelta, SDKValidationError> {
  return fromJSON(
    ChatCompletionChunkDelta$inboundSchema,
    jsonString,
    "ChatCompletionChunkDelta",
  );
}
