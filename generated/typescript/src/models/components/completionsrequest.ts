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
import {
  CompletionsPrompt,
  CompletionsPrompt$inboundSchema,
  CompletionsPrompt$Outbound,
  CompletionsPrompt$outboundSchema,
} from "./completionsprompt.js";
import {
  StreamOptions,
  StreamOptions$inboundSchema,
  StreamOptions$Outbound,
  StreamOptions$outboundSchema,
} from "./streamoptions.js";

export type CompletionsRequest = {
  bestOf?: number | null | undefined;
  echo?: boolean | null | undefined;
  /**
   * From -2.0 to 2.0. A positive value makes a token less likely the more often
   * it has been used in the text
   */
  frequencyPenalty?: number | null | undefined;
  /**
   * Makes chosen tokens more or less likely.
   *
   * The keys of the JSON object are token identifiers of the model's tokenizer,
   * and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
   * the effect is depends on the model: values between -1 and 1 change the odds a little, while
   * -100 rules the token out and 100 all but forces it.
   */
  logitBias?: { [k: string]: number } | null | undefined;
  /** How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities. */
  logprobs?: number | null | undefined;
  /** Upper limit on the tokens generated */
  maxTokens?: number | null | undefined;
  /** The model to call, as the list of models names it */
  model: string;
  /** How many continuations to generate for each prompt */
  n?: number | null | undefined;
  /**
   * From -2.0 to 2.0. A positive value makes every token less likely that
   * has been used in the text at all
   */
  presencePenalty?: number | null | undefined;
  /** The text to continue */
  prompt: CompletionsPrompt;
  /** Repeat a seed, with all else equal, to get the same result as far as the service can make it so */
  seed?: number | null | undefined;
  /** Up to 4 texts, at any of which generation ends */
  stop?: Array<string> | null | undefined;
  /** Whether to send the result piece by piece, as events */
  stream?: boolean | null | undefined;
  /** Settings of the event stream. Allowed only together with stream: true. */
  streamOptions?: StreamOptions | null | undefined;
  /** Text to come after the completion, for a model that can fill a gap. */
  suffix?: string | null | undefined;
  /** Randomness, from 0 to 2: low values focus the model, high ones let it roam */
  temperature?: number | null | undefined;
  /** Sample only from the likeliest tokens that together reach this probability. Set this or the temperature */
  topP?: number | null | undefined;
  /** An identifier of your own for the person behind the request */
  user?: string | null | undefined;
};

const CompletionsRequest$names = {
  best_of: "bestOf",
  frequency_penalty: "frequencyPenalty",
  logit_bias: "logitBias",
  max_tokens: "maxTokens",
  presence_penalty: "presencePenalty",
  stream_options: "streamOptions",
  top_p: "topP",
} as const;

/** @internal */
export const CompletionsRequest$inboundSchema: InboundSchema<CompletionsRequest> =
  /* @__PURE__ */ inboundModel(
    () => ({
      best_of: z.number().int().nullish(),
      echo: z.boolean().nullish(),
      frequency_penalty: float().nullish(),
      logit_bias: inboundMap(float()).nullish(),
      logprobs: z.number().int().nullish(),
      max_tokens: z.number().int().nullish(),
      model: z.string(),
      n: z.number().int().nullish(),
      presence_penalty: float().nullish(),
      prompt: CompletionsPrompt$inboundSchema,
      seed: z.number().int().nullish(),
      stop: inboundList(z.string()).nullish(),
      stream: z.boolean().nullish(),
      stream_options: StreamOptions$inboundSchema.nullish(),
      suffix: z.string().nullish(),
      temperature: float().nullish(),
      top_p: float().nullish(),
      user: z.string().nullish(),
    }),
    CompletionsRequest$names,
  );

/** @internal */
export type CompletionsRequest$Outbound = {
  best_of: number | null;
  echo: boolean | null;
  frequency_penalty?: number | null | undefined;
  logit_bias?: { [k: string]: number } | null | undefined;
  logprobs?: number | null | undefined;
  max_tokens: number | null;
  model: string;
  n?: number | null | undefined;
  presence_penalty?: number | null | undefined;
  prompt: CompletionsPrompt$Outbound;
  seed?: number | null | undefined;
  stop?: Array<string> | null | undefined;
  stream?: boolean | null | undefined;
  stream_options?: StreamOptions$Outbound | null | undefined;
  suffix?: string | null | undefined;
  temperature?: number | null | undefined;
  top_p?: number | null | undefined;
  user?: string | null | undefined;
};

/** @internal */
export const CompletionsRequest$outboundSchema: OutboundSchema<
  CompletionsRequest$Outbound,
  CompletionsRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    bestOf: z.number().int().nullable().default(1),
    echo: z.boolean().nullable().default(false),
    frequencyPenalty: z.number().nullish(),
    logitBias: outboundMap(z.number()).nullish(),
    logprobs: z.number().int().nullish(),
    maxTokens: z.number().int().nullable().default(16),
    model: z.string(),
    n: z.number().int().nullish(),
    presencePenalty: z.number().nullish(),
    prompt: CompletionsPrompt$outboundSchema,
    seed: z.number().int().nullish(),
    stop: z.array(z.string()).nullish(),
    stream: z.boolean().nullish(),
    streamOptions: StreamOptions$outboundSchema.nullish(),
    suffix: z.string().nullish(),
    temperature: z.number().nullish(),
    topP: z.number().nullish(),
    user: z.string().nullish(),
  }),
  CompletionsRequest$names,
);

export function completionsRequestToJSON(
  completionsRequest: CompletionsRequest,
): string {
  return toJSON(CompletionsRequest$outboundSchema, completionsRequest);
}

export function completionsRequestFromJSON(
  jsonString: string,
): SafeParseResult<CompletionsRequest, SDKValidationError> {
  return fromJSON(
    CompletionsRequest$inboundSchema,
    jsonString,
    "CompletionsRequest",
  );
}
