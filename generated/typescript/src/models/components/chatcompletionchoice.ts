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
  ChatCompletionLogProbs,
  ChatCompletionLogProbs$inboundSchema,
  ChatCompletionLogProbs$Outbound,
  ChatCompletionLogProbs$outboundSchema,
} from "./chatcompletionlogprobs.js";
import {
  ChatCompletionMessage,
  ChatCompletionMessage$inboundSchema,
  ChatCompletionMessage$Outbound,
  ChatCompletionMessage$outboundSchema,
} from "./chatcompletionmessage.js";

/**
 * One of the answers to a conversation.
 *
 * A response has as many of them as the request asked for with `n`.
 */
export type ChatCompletionChoice = {
  /** Why the model stopped: `stop`, `length` or `tool_calls`, for example. */
  finishReason?: string | null | undefined;
  /** Position of this choice among the choices, counting from 0. */
  index: number;
  /** Log probabilities of the tokens, when the request asked for them. */
  logprobs?: ChatCompletionLogProbs | null | undefined;
  /** The answer. */
  message: ChatCompletionMessage;
};

const ChatCompletionChoice$names = {
  finish_reason: "finishReason",
} as const;

/** @internal */
export const ChatCompletionChoice$inboundSchema: InboundSchema<ChatCompletionChoice> =
  /* @__PURE__ */ inboundModel(
    () => ({
      finish_reason: z.string().nullish(),
      index: z.number().int(),
      logprobs: ChatCompletionLogProbs$inboundSchema.nullish(),
      message: ChatCompletionMessage$inboundSchema,
    }),
    ChatCompletionChoice$names,
  );

/** @internal */
export type ChatCompletionChoice$Outbound = {
  finish_reason?: string | null | undefined;
  index: number;
  logprobs?: ChatCompletionLogProbs$Outbound | null | undefined;
  message: ChatCompletionMessage$Outbound;
};

/** @internal */
export const ChatCompletionChoice$outboundSchema: OutboundSchema<
  ChatCompletionChoice$Outbound,
  ChatCompletionChoice
> = /* @__PURE__ */ outboundModel(
  () => ({
    finishReason: z.string().nullish(),
    index: z.number().int(),
    logprobs: ChatCompletionLogProbs$outboundSchema.nullish(),
    message: ChatCompletionMessage$outboundSchema,
  }),
  ChatCompletionChoice$names,
);

export function chatCompletionChoiceToJSON(
  chatCompletionChoice: ChatCompletionChoice,
): string {
  return toJSON(ChatCompletionChoice$outboundSchema, chatCompletionChoice);
}

export function chatCompletionChoiceFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionChoice, SDKValidationError> {
  return fromJSON(
    ChatCompletionChoice$inboundSchema,
    jsonString,
    "ChatCompletionChoice",
  );
}
