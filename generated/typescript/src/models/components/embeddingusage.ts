import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { fromJSON, toJSON } from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** The tokens that an embeddings request used */
export type EmbeddingUsage = {
  /** Tokens of the input */
  promptTokens: number;
  /** Tokens of the whole request */
  totalTokens: number;
};

/** @internal */
export const EmbeddingUsage$inboundSchema: z.ZodType<
  EmbeddingUsage,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(
  () => ({
    prompt_tokens: z.number().int(),
    total_tokens: z.number().int(),
  }),
  { prompt_tokens: "promptTokens", total_tokens: "totalTokens" },
);

/** @internal */
export type EmbeddingUsage$Outbound = {
  prompt_tokens: number;
  total_tokens: number;
};

/** @internal */
export const EmbeddingUsage$outboundSchema: z.ZodType<
  EmbeddingUsage$Outbound,
  z.ZodTypeDef,
  EmbeddingUsage
> = /* @__PURE__ */ outboundModel(
  () => ({
    promptTokens: z.number().int(),
    totalTokens: z.number().int(),
  }),
  { prompt_tokens: "promptTokens", total_tokens: "totalTokens" },
);

export function embeddingUsageToJSON(embeddingUsage: EmbeddingUsage): string {
  return toJSON(EmbeddingUsage$outboundSchema, embeddingUsage);
}

export function embeddingUsageFromJSON(
  jsonString: string,
): SafeParseResult<EmbeddingUsage, SDKValidationError> {
  return fromJSON(EmbeddingUsage$inboundSchema, jsonString, "EmbeddingUsage");
}
