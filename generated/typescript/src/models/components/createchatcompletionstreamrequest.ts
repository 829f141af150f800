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
import { Anything } from "../../types/anything.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";
import {
  ChatCompletionMessage,
  ChatCompletionMessage$inboundSchema,
  ChatCompletionMessage$Outbound,
  ChatCompletionMessage$outboundSchema,
} from "./chatcompletionmessage.js";
import {
  ChatCompletionToolsParam,
  ChatCompletionToolsParam$inboundSchema,
  ChatCompletionToolsParam$Outbound,
  ChatCompletionToolsParam$outboundSchema,
} from "./chatcompletiontoolsparam.js";
import {
  ResponseFormat,
  ResponseFormat$inboundSchema,
  ResponseFormat$Outbound,
  ResponseFormat$outboundSchema,
} from "./responseformat.js";
import {
  StreamOptions,
  StreamOptions$inboundSchema,
  StreamOptions$Outbound,
  StreamOptions$outboundSchema,
} from "./streamoptions.js";
import {
  ToolChoice,
  ToolChoice$inboundSchema,
  ToolChoice$Outbound,
  ToolChoice$outboundSchema,
} from "./toolchoice.js";

export type CreateChatCompletionStreamRequest = {
  /**
   * From -2.0 to 2.0. A positive value makes a token less likely the more often
   * it has been used in the text
   */
  frequencyPenalty?: number | null | undefined;
  /** Whether, and which of, `functions` the model calls */
  functionCall?: Anything;
  /** Functions the model may call. Prefer `tools` */
  functions?: Array<Anything> | null | undefined;
  /**
   * Makes chosen tokens more or less likely.
   *
   * The keys of the JSON object are token identifiers of the model's tokenizer,
   * and each value, from -100 to 100, is added to the logit of that token before sampling. How strong
   * the effect is depends on the model: values between -1 and 1 change the odds a little, while
   * -100 rules the token out and 100 all but forces it.
   */
  logitBias?: { [k: string]: number } | null | undefined;
  /** Upper limit on the tokens generated for the answer */
  maxCompletionTokens?: number | null | undefined;
  /**
   * Upper limit on the tokens generated. Replaced by `max_completion_tokens`
   *
   * @deprecated
   */
  maxTokens?: number | null | undefined;
  /** The conversation up to now, oldest message first */
  messages: Array<ChatCompletionMessage>;
  /** The model to call, as the list of models names it */
  model: string;
  /** How many answers to generate */
  n?: number | null | undefined;
  /** Whether the model may ask for several tool calls at once. */
  parallelToolCalls?: boolean | null | undefined;
  /**
   * From -2.0 to 2.0. A positive value makes every token less likely that
   * has been used in the text at all
   */
  presencePenalty?: number | null | undefined;
  /** The form that the answer must have */
  responseFormat?: ResponseFormat | null | undefined;
  /** Repeat a seed, with all else equal, to get the same result as far as the service can make it so */
  seed?: number | null | undefined;
  /**
   * Chooses between price and latency, for customers with a subscription to the scale tier:
   *
   * 'auto' uses the credits of the scale tier while they last, in a project that has it enabled.
   * In any other project 'auto' falls back to the default tier, which promises no latency and a lower uptime.
   * 'default' asks for that tier outright.
   * Leaving the field out means 'auto'.
   */
  serviceTier?: string | null | undefined;
  /** Up to 4 texts, at any of which generation ends */
  stop?: Array<string> | null | undefined;
  /** Whether to send the answer as events: always true in this request. */
  stream?: boolean | undefined;
  /** Settings of the event stream. Allowed only together with stream: true. */
  streamOptions?: StreamOptions | null | undefined;
  /** Randomness, from 0 to 2: low values focus the model, high ones let it roam */
  temperature?: number | null | undefined;
  /** Whether the model must, may or must not call a tool, and which */
  toolChoice?: ToolChoice | null | undefined;
  /** Tools the model may ask to have called */
  tools?: Array<ChatCompletionToolsParam> | null | undefined;
  /**
   * How many of the likeliest tokens to report for each position, from 0 to 20, with their log probabilities.
   * Needs logprobs to be true.
   */
  topLogprobs?: number | null | undefined;
  /** Sample only from the likeliest tokens that together reach this probability. Set this or the temperature */
  topP?: number | null | undefined;
  /** An identifier of your own for the person behind the request */
  user?: string | null | undefined;
};

const CreateChatCompletionStreamRequest$names = {
  frequency_penalty: "frequencyPenalty",
  function_call: "functionCall",
  logit_bias: "logitBias",
  max_completion_tokens: "maxCompletionTokens",
  max_tokens: "maxTokens",
  parallel_tool_calls: "parallelToolCalls",
  presence_penalty: "presencePenalty",
  response_format: "responseFormat",
  service_tier: "serviceTier",
  stream_options: "streamOptions",
  tool_choice: "toolChoice",
  top_logprobs: "topLogprobs",
  top_p: "topP",
} as const;

/** @internal */
export const CreateChatCompletionStreamRequest$inboundSchema: InboundSchema<CreateChatCompletionStreamRequest> =
  /* @__PURE__ */ inboundModel(
    () => ({
      frequency_penalty: float().nullish(),
      function_call: z.any().optional(),
      functions: inboundList(z.any()).nullish(),
      logit_bias: inboundMap(float()).nullish(),
      max_completion_tokens: z.number().int().nullish(),
      max_tokens: z.number().int().nullish(),
      messages: inboundList(ChatCompletionMessage$inboundSchema),
      model: z.string(),
      n: z.number().int().nullish(),
      parallel_tool_calls: z.boolean().nullish(),
      presence_penalty: float().nullish(),
      response_format: ResponseFormat$inboundSchema.nullish(),
      seed: z.number().int().nullish(),
      service_tier: z.string().nullish(),
      stop: inboundList(z.string()).nullish(),
      stream: z.boolean().optional(),
      stream_options: StreamOptions$inboundSchema.nullish(),
      temperature: float().nullish(),
      tool_choice: ToolChoice$inboundSchema.nullish(),
      tools: inboundList(ChatCompletionToolsParam$inboundSchema).nullish(),
      top_logprobs: z.number().int().nullish(),
      top_p: float().nullish(),
      user: z.string().nullish(),
    }),
    CreateChatCompletionStreamRequest$names,
  );

/** @internal */
export type CreateChatCompletionStreamRequest$Outbound = {
  frequency_penalty?: number | null | undefined;
  function_call?: Anything;
  functions?: Array<Anything> | null | undefined;
  logit_bias?: { [k: string]: number } | null | undefined;
  max_completion_tokens?: number | null | undefined;
  max_tokens?: number | null | undefined;
  messages: Array<ChatCompletionMessage$Outbound>;
  model: string;
  n?: number | null | undefined;
  parallel_tool_calls?: boolean | null | undefined;
  presence_penalty?: number | null | undefined;
  response_format?: ResponseFormat$Outbound | null | undefined;
  seed?: number | null | undefined;
  service_tier?: string | null | undefined;
  stop?: Array<string> | null | undefined;
  stream: boolean;
  stream_options?: StreamOptions$Outbound | null | undefined;
  temperature?: number | null | undefined;
  tool_choice?: ToolChoice$Outbound | null | undefined;
  tools?: Array<ChatCompletionToolsParam$Outbound> | null | undefined;
  top_logprobs?: number | null | undefined;
  top_p?: number | null | undefined;
  user?: string | null | undefined;
};

/** @internal */
export const CreateChatCompletionStreamRequest$outboundSchema: OutboundSchema<
  CreateChatCompletionStreamRequest$Outbound,
  CreateChatCompletionStreamRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    frequencyPenalty: z.number().nullish(),
    functionCall: z.any().optional(),
    functions: z.array(z.any()).nullish(),
    logitBias: outboundMap(z.number()).nullish(),
    maxCompletionTokens: z.number().int().nullish(),
    maxTokens: z.number().int().nullish(),
    messages: z.array(ChatCompletionMessage$outboundSchema),
    model: z.string(),
    n: z.number().int().nullish(),
    parallelToolCalls: z.boolean().nullish(),
    presencePenalty: z.number().nullish(),
    responseFormat: ResponseFormat$outboundSchema.nullish(),
    seed: z.number().int().nullish(),
    serviceTier: z.string().nullish(),
    stop: z.array(z.string()).nullish(),
    stream: z.boolean().default(true),
    streamOptions: StreamOptions$outboundSchema.nullish(),
    temperature: z.number().nullish(),
    toolChoice: ToolChoice$outboundSchema.nullish(),
    tools: z.array(ChatCompletionToolsParam$outboundSchema).nullish(),
    topLogprobs: z.number().int().nullish(),
    topP: z.number().nullish(),
    user: z.string().nullish(),
  }),
  CreateChatCompletionStreamRequest$names,
);

export function createChatCompletionStreamRequestToJSON(
  createChatCompletionStreamRequest: CreateChatCompletionStreamRequest,
): string {
  return toJSON(
    CreateChatCompletionStreamRequest$outboundSchema,
    createChatCompletionStreamRequest,
  );
}

export function createChatCompletionStreamRequestFromJSON(
  jsonString: string,
): SafeParseResult<CreateChatCompletionStreamRequest, SDKValidationError> {
  return fromJSON(
    CreateChatCompletionStreamRequest$inboundSchema,
    jsonString,
    "CreateChatCompletionStreamRequest",
  );
}
