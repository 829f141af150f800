import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { float } from "../../lib/scalars.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/**
 * A token and how likely the model found it.
 *
 * It is one of the alternatives that the model weighed for a position in its answer.
 */
export type ChatCompletionLogProb = {
  /**
   * The bytes of the token in UTF-8, each as an integer from 0 to 255.
   * One character can be spread over several tokens:
   * join their bytes before decoding to get readable text.
   * Null for a token that stands for no bytes.
   */
  bytes?: Array<number> | null | undefined;
  /** Logarithm of the token's probability. */
  logprob: number;
  /** The token as text. */
  token: string;
};

/** @internal */
export const ChatCompletionLogProb$inboundSchema: InboundSchema<ChatCompletionLogProb> =
  /* @__PURE__ */ inboundModel(() => ({
    bytes: inboundList(z.number().int()).nullish(),
    logprob: float(),
    token: z.string(),
  }));

/** @internal */
export type ChatCompletionLogProb$Outbound = {
  bytes?: Array<number> | null | undefined;
  logprob: number;
  token: string;
};

/** @internal */
export const ChatCompletionLogProb$outboundSchema: OutboundSchema<
  ChatCompletionLogProb$Outbound,
  ChatCompletionLogProb
> = /* @__PURE__ */ outboundModel(() => ({
  bytes: z.array(z.number().int()).nullish(),
  logprob: z.number(),
  token: z.string(),
}));

export function chatCompletionLogProbToJSON(
  chatCompletionLogProb: ChatCompletionLogProb,
): string {
  return toJSON(ChatCompletionLogProb$outboundSchema, chatCompletionLogProb);
}

export function chatCompletionLogProbFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionLogProb, SDKValidationError> {
  return fromJSON(
    ChatCompletionLogProb$inboundSchema,
    jsonString,
    "ChatCompletionLogProb",
  );
}
