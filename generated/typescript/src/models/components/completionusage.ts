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
  PromptTokensDetails,
  PromptTokensDetails$inboundSchema,
  PromptTokensDetails$Outbound,
  PromptTokensDetails$outboundSchema,
} from "./prompttokensdetails.js";

/**
 * The tokens that a request used.
 *
 * A stream reports them in its last chunk, on request.
 */
export type CompletionUsage = {
  /** Tokens generated. */
  completionTokens: number;
  /** Tokens of the prompt. */
  promptTokens: number;
  /** What the tokens of the prompt were. */
  promptTokensDetails?: PromptTokensDetails | null | undefined;
  /** Tokens of the prompt and of the completion, added. */
  totalTokens: number;
};

const CompletionUsage$names = {
  completion_tokens: "completionTokens",
  prompt_tokens: "promptTokens",
  prompt_tokens_details: "promptTokensDetails",
  total_tokens: "totalTokens",
} as const;

/** @internal */
export const CompletionUsage$inboundSchema: InboundSchema<CompletionUsage> =
  /* @__PURE__ */ inboundModel(
    () => ({
      completion_tokens: z.number().int(),
      prompt_tokens: z.number().int(),
      prompt_tokens_details: PromptTokensDetails$inboundSchema.nullish(),
      total_tokens: z.number().int(),
    }),
    CompletionUsage$names,
  );

/** @internal */
export type CompletionUsage$Outbound = {
  completion_tokens: number;
  prompt_tokens: number;
  prompt_tokens_details?: PromptTokensDetails$Outbound | null | undefined;
  total_tokens: number;
};

/** @internal */
export const CompletionUsage$outboundSchema: OutboundSchema<
  CompletionUsage$Outbound,
  CompletionUsage
> = /* @__PURE__ */ outboundModel(
  () => ({
    completionTokens: z.number().int(),
    promptTokens: z.number().int(),
    promptTokensDetails: PromptTokensDetails$outboundSchema.nullish(),
    totalTokens: z.number().int(),
  }),
  CompletionUsage$names,
);

export function completionUsageToJSON(
  completionUsage: CompletionUsage,
): string {
  return toJSON(CompletionUsage$outboundSchema, completionUsage);
}

export function completionUsageFromJSON(
  jsonString: string,
): SafeParseResult<CompletionUsage, SDKValidationError> {
  return fromJSON(CompletionUsage$inboundSchema, jsonString, "CompletionUsage");
}
