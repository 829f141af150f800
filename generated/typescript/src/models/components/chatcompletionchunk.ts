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
  ChatCompletionChunkChoice,
  ChatCompletionChunkChoice$inboundSchema,
  ChatCompletionChunkChoice$Outbound,
  ChatCompletionChunkChoice$outboundSchema,
} from "./chatcompletionchunkchoice.js";
import {
  CompletionUsage,
  CompletionUsage$inboundSchema,
  CompletionUsage$Outbound,
  CompletionUsage$outboundSchema,
} from "./completionusage.js";

/**
 * One event of a streamed chat completion.
 *
 * All chunks of one completion share an `id`. Join the `delta` of each choice, in order, to get the
 * answer.
 */
export type ChatCompletionChunk = {
  /** What this chunk adds to each choice. Empty in a chunk that only reports usage. */
  choices: Array<ChatCompletionChunkChoice>;
  /** When the chunk was made, in seconds since the Unix epoch. */
  created: number;
  /** Identifier of the completion that the chunk belongs to. */
  id: string;
  /** The model that produced the chunk. */
  model: string;
  /** Kind of the object: always `chat.completion.chunk` */
  object: string;
  /** Tokens used by the whole request, when the stream reports them. */
  usage?: CompletionUsage | null | undefined;
};

/** @internal */
export const ChatCompletionChunk$inboundSchema: InboundSchema<ChatCompletionChunk> =
  /* @__PURE__ */ inboundModel(() => ({
    choices: inboundList(ChatCompletionChunkChoice$inboundSchema),
    created: z.number().int(),
    id: z.string(),
    model: z.string(),
    object: z.string(),
    usage: CompletionUsage$inboundSchema.nullish(),
  }));

/** @internal */
export type ChatCompletionChunk$Outbound = {
  choices: Array<ChatCompletionChunkChoice$Outbound>;
  created: number;
  id: string;
  model: string;
  object: string;
  usage?: CompletionUsage$Outbound | null | undefined;
};

/** @internal */
export const ChatCompletionChunk$outboundSchema: OutboundSchema<
  ChatCompletionChunk$Outbound,
  ChatCompletionChunk
> = /* @__PURE__ */ outboundModel(() => ({
  choices: z.array(ChatCompletionChunkChoice$outboundSchema),
  created: z.number().int(),
  id: z.string(),
  model: z.string(),
  object: z.string(),
  usage: CompletionUsage$outboundSchema.nullish(),
}));

export function chatCompletionChunkToJSON(
  chatCompletionChunk: ChatCompletionChunk,
): string {
  return toJSON(ChatCompletionChunk$outboundSchema, chatCompletionChunk);
}

export function chatCompletionChunkFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionChunk, SDKValidationError> {
  return fromJSON(
    ChatCompletionChunk$inboundSchema,
    jsonString,
    "ChatCompletionChunk",
  );
}
