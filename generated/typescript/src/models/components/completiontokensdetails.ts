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

/** What the generated tokens were spent on */
export type CompletionTokensDetails = {
  /**
   * Predicted tokens that appear in the completion
   *
   * At least 0.
   */
  acceptedPredictionTokens: number;
  /**
   * Tokens of audio
   *
   * At least 0.
   */
  audioTokens: number;
  /**
   * Tokens of reasoning
   *
   * At least 0.
   */
  reasoningTokens: number;
  /**
   * Predicted tokens that do not appear in the completion
   *
   * At least 0.
   */
  rejectedPredictionTokens: number;
};

const CompletionTokensDetails$names = {
  accepted_prediction_tokens: "acceptedPredictionTokens",
  audio_tokens: "audioTokens",
  reasoning_tokens: "reasoningTokens",
  rejected_prediction_tokens: "rejectedPredictionTokens",
} as const;

/** @internal */
export const CompletionTokensDetails$inboundSchema: InboundSchema<CompletionTokensDetails> =
  /* @__PURE__ */ inboundModel(
    () => ({
      accepted_prediction_tokens: z.number().int(),
      audio_tokens: z.number().int(),
      reasoning_tokens: z.number().int(),
      rejected_prediction_tokens: z.number().int(),
    }),
    CompletionTokensDetails$names,
  );

/** @internal */
export type CompletionTokensDetails$Outbound = {
  accepted_prediction_tokens: number;
  audio_tokens: number;
  reasoning_tokens: number;
  rejected_prediction_tokens: number;
};

/** @internal */
export const CompletionTokensDetails$outboundSchema: OutboundSchema<
  CompletionTokensDetails$Outbound,
  CompletionTokensDetails
> = /* @__PURE__ */ outboundModel(
  () => ({
    acceptedPredictionTokens: z.number().int(),
    audioTokens: z.number().int(),
    reasoningTokens: z.number().int(),
    rejectedPredictionTokens: z.number().int(),
  }),
  CompletionTokensDetails$names,
);

export function completionTokensDetailsToJSON(
  completionTokensDetails: CompletionTokensDetails,
): string {
  return toJSON(
    CompletionTokensDetails$outboundSchema,
    completionTokensDetails,
  );
}

export function completionTokensDetailsFromJSON(
  jsonString: string,
): SafeParseResult<CompletionTokensDetails, SDKValidationError> {
  return fromJSON(
    CompletionTokensDetails$inboundSchema,
    jsonString,
    "CompletionTokensDetails",
  );
}
