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
  ChatCompletionChunkDelta,
  ChatCompletionChunkDelta$inboundSchema,
  ChatCompletionChunkDelta$Outbound,
  ChatCompletionChunkDelta$outboundSchema,
} from "./chatcompletionchunkdelta.js";
import {
  ChatCompletionLogProbs,
  ChatCompletionLogProbs$inboundSchema,
  ChatCompletionLogProbs$Outbound,
  ChatCompletionLogProbs$outboundSchema,
} from "./chatcompletionlogprobs.js";
import {
  StopReasonUnion,
  StopReasonUnion$inboundSchema,
  StopReasonUnion$Outbound,
  StopReasonUnion$outboundSchema,
} from "./stopreasonunion.js";

/**
 * What one chunk adds to one choice.
 *
 * The last chunk of a choice carries its `finish_reason`.
 */
export type ChatCompletionChunkChoice = {
  /** The part of the message that is new in this chunk. */
  delta: ChatCompletionChunkDelta;
  /** Why the model stopped; null until the choice is complete. */
  finishReason?: string | null | undefined;
  /** Position of the choice that this chunk adds to, counting from 0. */
  index: number;
  /** Log probabilities of the tokens, when the request asked for them. */
  logprobs?: ChatCompletionLogProbs | null | undefined;
  /** What stopped the model, in the last chunk of a choice. */
  stopReason?: StopReasonUnion | null | undefined;
};

const ChatCompletionChunkChoice$names = {
  finish_reason: "finishReason",
  stop_reason: "stopReason",
} as const;

/** @internal */
export const ChatCompletionChunkChoice$inboundSchema: InboundSchema<ChatCompletionChunkChoice> =
  /* @__PURE__ */ inboundModel(
    () => ({
      delta: ChatCompletionChunkDelta$inboundSchema,
      finish_reason: z.string().nullish(),
      index: z.number().int(),
      logprobs: ChatCompletionLogProbs$inboundSchema.nullish(),
      stop_reason: StopReasonUnion$inboundSchema.nullish(),
    }),
    ChatCompletionChunkChoice$names,
  );

/** @internal */
export type ChatCompletionChunkChoice$Outbound = {
  delta: ChatCompletionChunkDelta$Outbound;
  finish_reason?: string | null | undefined;
  index: number;
  logprobs?: ChatCompletionLogProbs$Outbound | null | undefined;
  stop_reason?: StopReasonUnion$Outbound | null | undefined;
};

/** @internal */
export const ChatCompletionChunkChoice$outboundSchema: OutboundSchema<
  ChatCompletionChunkChoice$Outbound,
  ChatCompletionChunkChoice
> = /* @__PURE__ */ outboundModel(
  () => ({
    delta: ChatCompletionChunkDelta$outboundSchema,
    finishReason: z.string().nullish(),
    index: z.number().int(),
    logprobs: ChatCompletionLogProbs$outboundSchema.nullish(),
    stopReason: StopReasonUnion$outboundSchema.nullish(),
  }),
  ChatCompletionChunkChoice$names,
);

export function chatCompletionChunkChoiceToJSON(
  chatCompletionChunkChoice: ChatCompletionChunkChoice,
): string {
  return toJSON(
    ChatCompletionChunkChoice$outboundSchema,
    chatCompletionChunkChoice,
  );
}

export function chatCompletionChunkChoiceFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionChunkChoice, SDKValidationError> {
  return fromJSON(
    ChatCompletionChunkChoice$inboundSchema,
    jsonString,
    "ChatCompletionChunkChoice",
  );
}
