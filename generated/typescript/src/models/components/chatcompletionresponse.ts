import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
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
  ChatCompletionChoice,
  ChatCompletionChoice$inboundSchema,
  ChatCompletionChoice$Outbound,
  ChatCompletionChoice$outboundSchema,
} from "./chatcompletionchoice.js";
import {
  CompletionUsage,
  CompletionUsage$inboundSchema,
  CompletionUsage$Outbound,
  CompletionUsage$outboundSchema,
} from "./completionusage.js";

/**
 * A finished chat completion.
 *
 * For a streamed request the same answer comes as chunks.
 */
export type ChatCompletionResponse = {
  /** The answers, as many as `n` in the request. */
  choices: Array<ChatCompletionChoice>;
  /** When the completion was made, in seconds since the Unix epoch. */
  created: number;
  /** Identifier of the completion. */
  id: string;
  /** The model that answered. */
  model: string;
  /** Kind of the object: `chat.completion`. */
  object: string;
  /** The tier that served the request. */
  serviceTier?: string | null | undefined;
  /** Identifies the configuration of the service that answered, when it is known. */
  systemFingerprint?: string | null | undefined;
  /** Tokens used by the request. */
  usage?: CompletionUsage | null | undefined;
};

const ChatCompletionResponse$names = {
  service_tier: "serviceTier",
  system_fingerprint: "systemFingerprint",
} as const;

/** @internal */
export const ChatCompletionResponse$inboundSchema: InboundSchema<ChatCompletionResponse> =
  /* @__PURE__ */ inboundModel(
    () => ({
      choices: inboundList(ChatCompletionChoice$inboundSchema),
      created: z.number().int(),
      id: z.string(),
      model: z.string(),
      object: z.string(),
      service_tier: z.string().nullish(),
      system_fingerprint: z.string().nullish(),
      usage: CompletionUsage$inboundSchema.nullish(),
    }),
    ChatCompletionResponse$names,
  );

/** @internal */
export type ChatCompletionResponse$Outbound = {
  choices: Array<ChatCompletionChoice$Outbound>;
  created: number;
  id: string;
  model: string;
  object: string;
  service_tier?: string | null | undefined;
  system_fingerprint?: string | null | undefined;
  usage?: CompletionUsage$Outbound | null | undefined;
};

/** @internal */
export const ChatCompletionResponse$outboundSchema: OutboundSchema<
  ChatCompletionResponse$Outbound,
  ChatCompletionResponse
> = /* @__PURE__ */ outboundModel(
  () => ({
    choices: z.array(ChatCompletionChoice$outboundSchema),
    created: z.number().int(),
    id: z.string(),
    model: z.string(),
    object: z.string(),
    serviceTier: z.string().nullish(),
    systemFingerprint: z.string().nullish(),
    usage: CompletionUsage$outboundSchema.nullish(),
  }),
  ChatCompletionResponse$names,
);

export function chatCompletionResponseToJSON(
  chatCompletionResponse: ChatCompletionResponse,
): string {
  return toJSON(ChatCompletionResponse$outboundSchema, chatCompletionResponse);
}

export function chatCompletionResponseFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionResponse, SDKValidationError> {
  return fromJSON(
    ChatCompletionResponse$inboundSchema,
    jsonString,
    "ChatCompletionResponse",
  );
}
