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
  LogProbs,
  LogProbs$inboundSchema,
  LogProbs$Outbound,
  LogProbs$outboundSchema,
} from "./logprobs.js";

/** One of the continuations of a prompt */
export type CompletionChoice = {
  /** Why generation ended: `stop` or `length`, for example */
  finishReason: string;
  /** Position of the choice, counting from 0 */
  index: number;
  /** Log probabilities of the tokens in the text */
  logprobs?: LogProbs | null | undefined;
  /** The text that continues the prompt */
  text: string;
};

const CompletionChoice$names = {
  finish_reason: "finishReason",
} as const;

/** @internal */
export const CompletionChoice$inboundSchema: InboundSchema<CompletionChoice> =
  /* @__PURE__ */ inboundModel(
    () => ({
      finish_reason: z.string(),
      index: z.number().int(),
      logprobs: LogProbs$inboundSchema.nullish(),
      text: z.string(),
    }),
    CompletionChoice$names,
  );

/** @internal */
export type CompletionChoice$Outbound = {
  finish_reason: string;
  index: number;
  logprobs?: LogProbs$Outbound | null | undefined;
  text: string;
};

/** @internal */
export const CompletionChoice$outboundSchema: OutboundSchema<
  CompletionChoice$Outbound,
  CompletionChoice
> = /* @__PURE__ */ outboundModel(
  () => ({
    finishReason: z.string(),
    index: z.number().int(),
    logprobs: LogProbs$outboundSchema.nullish(),
    text: z.string(),
  }),
  CompletionChoice$names,
);

export function completionChoiceToJSON(
  completionChoice: CompletionChoice,
): string {
  return toJSON(CompletionChoice$outboundSchema, completionChoice);
}

export function completionChoiceFromJSON(
  jsonString: string,
): SafeParseResult<CompletionChoice, SDKValidationError> {
  return fromJSON(
    CompletionChoice$inboundSchema,
    jsonString,
    "CompletionChoice",
  );
}
