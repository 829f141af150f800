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
  ChatCompletionLogProbsContent,
  ChatCompletionLogProbsContent$inboundSchema,
  ChatCompletionLogProbsContent$Outbound,
  ChatCompletionLogProbsContent$outboundSchema,
} from "./chatcompletionlogprobscontent.js";

/**
 * How likely the tokens of an answer were.
 *
 * Present when the request set `logprobs`.
 */
export type ChatCompletionLogProbs = {
  /** One entry for each token of the message, in order. */
  content?: Array<ChatCompletionLogProbsContent> | null | undefined;
};

/** @internal */
export const ChatCompletionLogProbs$inboundSchema: InboundSchema<ChatCompletionLogProbs> =
  /* @__PURE__ */ inboundModel(() => ({
    content: inboundList(ChatCompletionLogProbsContent$inboundSchema).nullish(),
  }));

/** @internal */
export type ChatCompletionLogProbs$Outbound = {
  content?: Array<ChatCompletionLogProbsContent$Outbound> | null | undefined;
};

/** @internal */
export const ChatCompletionLogProbs$outboundSchema: OutboundSchema<
  ChatCompletionLogProbs$Outbound,
  ChatCompletionLogProbs
> = /* @__PURE__ */ outboundModel(() => ({
  content: z.array(ChatCompletionLogProbsContent$outboundSchema).nullish(),
}));

export function chatCompletionLogProbsToJSON(
  chatCompletionLogProbs: ChatCompletionLogProbs,
): string {
  return toJSON(ChatCompletionLogProbs$outboundSchema, chatCompletionLogProbs);
}

export function chatCompletionLogProbsFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionLogProbs, SDKValidationError> {
  return fromJSON(
    ChatCompletionLogProbs$inboundSchema,
    jsonString,
    "ChatCompletionLogProbs",
  );
}
