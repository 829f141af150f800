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
  CompletionTokensDetails,
  CompletionTokensDetails$inboundSchema,
  CompletionTokensDetails$Outbound,
  CompletionTokensDetails$outboundSchema,
} from "./completiontokensdetails.js";
import {
  PromptTokensDetails,
  PromptTokensDetails$inboundSchema,
  PromptTokensDetails$Outbound,
  PromptTokensDetails$outboundSchema,
} from "./prompttokensdetails.js";

export type Usage = {
  /**
   * Tokens generated
   *
   * At least 0.
   */
  completionTokens: number;
  /** What the generated tokens were spent on */
  completionTokensDetails: CompletionTokensDetails;
  /**
   * Tokens of the prompt
   *
   * At least 0.
   */
  promptTokens: number;
  /** What the tokens of the prompt were */
  promptTokensDetails: PromptTokensDetails;
  /**
   * Tokens of the prompt and of the completion, added
   *
   * At least 0.
   */
  totalTokens: number;
};

const Usage$names = {
  completion_tokens: "completionTokens",
  completion_tokens_details: "completionTokensDetails",
  prompt_tokens: "promptTokens",
  prompt_tokens_details: "promptTokensDetails",
  total_tokens: "totalTokens",
} as const;

/** @internal */
export const Usage$inboundSchema: InboundSchema<Usage> =
  /* @__PURE__ */ inboundModel(
    () => ({
      completion_tokens: z.number().int(),
      completion_tokens_details: CompletionTokensDetails$inboundSchema,
      prompt_tokens: z.number().int(),
      prompt_tokens_details: PromptTokensDetails$inboundSchema,
      total_tokens: z.number().int(),
    }),
    Usage$names,
  );

/** @internal */
export type Usage$Outbound = {
  completion_tokens: number;
  completion_tokens_details: CompletionTokensDetails$Outbound;
  prompt_tokens: number;
  prompt_tokens_details: PromptTokensDetails$Outbound;
  total_tokens: number;
};

/** @internal */
export const Usage$outboundSchema: OutboundSchema<Usage$Outbound, Usage> =
  /* @__PURE__ */ outboundModel(
    () => ({
      completionTokens: z.number().int(),
      completionTokensDetails: CompletionTokensDetails$outboundSchema,
      promptTokens: z.number().int(),
      promptTokensDetails: PromptTokensDetails$outboundSchema,
      totalTokens: z.number().int(),
    }),
    Usage$names,
  );

export function usageToJSON(usage: Usage): string {
  return toJSON(Usage$outboundSchema, usage);
}

export function usageFromJSON(
  jsonString: string,
): SafeParseResult<Usage, SDKValidationError> {
  return fromJSON(Usage$inboundSchema, jsonString, "Usage");
}
