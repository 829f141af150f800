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
  ChatCompletionLogProb,
  ChatCompletionLogProb$inboundSchema,
  ChatCompletionLogProb$Outbound,
  ChatCompletionLogProb$outboundSchema,
} from "./chatcompletionlogprob.js";

/**
 * One token of the answer and its strongest alternatives.
 *
 * `top_logprobs` holds as many alternatives as the request asked for.
 */
export type ChatCompletionLogProbsContent = {
  topLogprobs: Array<ChatCompletionLogProb>;
};

const ChatCompletionLogProbsContent$names = {
  top_logprobs: "topLogprobs",
} as const;

/** @internal */
export const ChatCompletionLogProbsContent$inboundSchema: InboundSchema<ChatCompletionLogProbsContent> =
  /* @__PURE__ */ inboundModel(
    () => ({
      top_logprobs: inboundList(ChatCompletionLogProb$inboundSchema),
    }),
    ChatCompletionLogProbsContent$names,
  );

/** @internal */
export type ChatCompletionLogProbsContent$Outbound = {
  top_logprobs: Array<ChatCompletionLogProb$Outbound>;
};

/** @internal */
export const ChatCompletionLogProbsContent$outboundSchema: OutboundSchema<
  ChatCompletionLogProbsContent$Outbound,
  ChatCompletionLogProbsContent
> = /* @__PURE__ */ outboundModel(
  () => ({
    topLogprobs: z.array(ChatCompletionLogProb$outboundSchema),
  }),
  ChatCompletionLogProbsContent$names,
);

export function chatCompletionLogProbsContentToJSON(
  chatCompletionLogProbsContent: ChatCompletionLogProbsContent,
): string {
  return toJSON(
    ChatCompletionLogProbsContent$outboundSchema,
    chatCompletionLogProbsContent,
  );
}

export function chatCompletionLogProbsContentFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionLogProbsContent, SDKValidationError> {
  return fromJSON(
    ChatCompletionLogProbsContent$inboundSchema,
    jsonString,
    "ChatCompletionLogProbsContent",
  );
}
