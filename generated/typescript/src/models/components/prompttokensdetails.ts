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

export type PromptTokensDetails = {
  /**
   * Tokens of audio
   *
   * At least 0.
   */
  audioTokens: number;
  /**
   * Tokens that came from a cache
   *
   * At least 0.
   */
  cachedTokens: number;
};

const PromptTokensDetails$names = {
  audio_tokens: "audioTokens",
  cached_tokens: "cachedTokens",
} as const;

/** @internal */
export const PromptTokensDetails$inboundSchema: InboundSchema<PromptTokensDetails> =
  /* @__PURE__ */ inboundModel(
    () => ({
      audio_tokens: z.number().int(),
      cached_tokens: z.number().int(),
    }),
    PromptTokensDetails$names,
  );

/** @internal */
export type PromptTokensDetails$Outbound = {
  audio_tokens: number;
  cached_tokens: number;
};

/** @internal */
export const PromptTokensDetails$outboundSchema: OutboundSchema<
  PromptTokensDetails$Outbound,
  PromptTokensDetails
> = /* @__PURE__ */ outboundModel(
  () => ({
    audioTokens: z.number().int(),
    cachedTokens: z.number().int(),
  }),
  PromptTokensDetails$names,
);

export function promptTokensDetailsToJSON(
  promptTokensDetails: PromptTokensDetails,
): string {
  return toJSON(PromptTokensDetails$outboundSchema, promptTokensDetails);
}

export function promptTokensDetailsFromJSON(
  jsonString: string,
): SafeParseResult<PromptTokensDetails, SDKValidationError> {
  return fromJSON(
    PromptTokensDetails$inboundSchema,
    jsonString,
    "PromptTokensDetails",
  );
}
