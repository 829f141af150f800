import * as z from "zod";
import { inboundList, inboundMap, outboundMap } from "../../lib/collections.js";
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

export type LogProbs = {
  /**
   * Where each token begins in the text
   *
   * Each item: at least 0.
   */
  textOffset: Array<number>;
  /** Log probability of each token */
  tokenLogprobs: Array<number>;
  /** The tokens of the text */
  tokens: Array<string>;
  /** The likeliest tokens at each position */
  topLogprobs: Array<{ [k: string]: number }>;
};

const LogProbs$names = {
  text_offset: "textOffset",
  token_logprobs: "tokenLogprobs",
  top_logprobs: "topLogprobs",
} as const;

/** @internal */
export const LogProbs$inboundSchema: InboundSchema<LogProbs> =
  /* @__PURE__ */ inboundModel(
    () => ({
      text_offset: inboundList(z.number().int()),
      token_logprobs: inboundList(float()),
      tokens: inboundList(z.string()),
      top_logprobs: inboundList(inboundMap(float())),
    }),
    LogProbs$names,
  );

/** @internal */
export type LogProbs$Outbound = {
  text_offset: Array<number>;
  token_logprobs: Array<number>;
  tokens: Array<string>;
  top_logprobs: Array<{ [k: string]: number }>;
};

/** @internal */
export const LogProbs$outboundSchema: OutboundSchema<
  LogProbs$Outbound,
  LogProbs
> = /* @__PURE__ */ outboundModel(
  () => ({
    textOffset: z.array(z.number().int()),
    tokenLogprobs: z.array(z.number()),
    tokens: z.array(z.string()),
    topLogprobs: z.array(outboundMap(z.number())),
  }),
  LogProbs$names,
);

export function logProbsToJSON(logProbs: LogProbs): string {
  return toJSON(LogProbs$outboundSchema, logProbs);
}

export function logProbsFromJSON(
  jsonString: string,
): SafeParseResult<LogProbs, SDKValidationError> {
  return fromJSON(LogProbs$inboundSchema, jsonString, "LogProbs");
}
