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

/** The tokens that an embeddings request used */
export type EmbeddingUsage = {
  /**
   * Tokens of the input
   *
   * At least 0.
   */
  promptTokens: number;
  /**
   * Tokens of the whole request
   *
   * At least 0.
   */
  totalTokens: number;
};

const EmbeddingUsage$names = {
  prompt_tokens: "promptTokens",
  total_tokens: "totalTokens",
} as const;

/** @internal */
export const EmbeddingUsage$inboundSchema: InboundSchema<EmbeddingUsage> =
  /* @__PURE__ */ inboundModel(
    () => ({
      prompt_tokens: z.number().int(),
      total_tokens: z.number().int(),
    }),
    EmbeddingUsage$names,
  );

/** @internal */
export type EmbeddingUsage$Outbound = {
  prompt_tokens: number;
  total_tokens: number;
};

/** @internal */
export const EmbeddingUsage$outboundSchema: OutboundSchema<
  EmbeddingUsage$Outbound,
  EmbeddingUsage
> = /* @__PURE__ */ outboundModel(
  () => ({
    promptTokens: z.number().int(),
    totalTokens: z.number().int(),
  }),
  EmbeddingUsage$names,
);

export function embeddingUsageToJSON(embeddingUsage: EmbeddingUsage): string {
  return toJSON(EmbeddingUsage$outboundSchema, embeddingUsage);
}

export function embeddingUsageFromJSON(
  jsonString: string,
): SafeParseResult<EmbeddingUsage, SDKValidationError> {
  return fromJSON(EmbeddingUsage$inboundSchema, jsonString, "EmbeddingUsage");
}
