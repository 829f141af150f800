import * as z from "zod";
import { inboundList, inboundMap } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { openEnum, outboundEnum } from "../../lib/scalars.js";
import { fromJSON, toJSON } from "../../lib/schemas.js";
import {
  inboundTaggedUnion,
  inboundUnion,
  outboundTaggedUnion,
  outboundUnion,
} from "../../lib/unions.js";
import { OpenEnum } from "../../types/enums.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** Why a completion ended: an open enum */
export const FinishReason = {
  Stop: "stop",
  Length: "length",
} as const;
/** Why a completion ended: an open enum */
export type FinishReason = OpenEnum<typeof FinishReason>;

/** @internal */
export const FinishReason$inboundSchema: z.ZodType<
  FinishReason,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ openEnum(FinishReason);

/** @internal */
export const FinishReason$outboundSchema: z.ZodType<
  string,
  z.ZodTypeDef,
  FinishReason
> = /* @__PURE__ */ outboundEnum(FinishReason);

export type TextPart = {
  type: "text";
  text: string;
};

/** @internal */
export const TextPart$inboundSchema: z.ZodType<
  TextPart,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(() => ({
  type: z.literal("text"),
  text: z.string(),
}));

/** @internal */
export type TextPart$Outbound = {
  type: "text";
  text: string;
};

/** @internal */
export const TextPart$outboundSchema: z.ZodType<
  TextPart$Outbound,
  z.ZodTypeDef,
  TextPart
> = /* @__PURE__ */ outboundModel(() => ({
  type: z.literal("text"),
  text: z.string(),
}));

export type ImagePart = {
  type: "image";
  imageUrl: string;
};

/** @internal */
export const ImagePart$inboundSchema: z.ZodType<
  ImagePart,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(
  () => ({ type: z.literal("image"), image_url: z.string() }),
  { image_url: "imageUrl" },
);

/** @internal */
export type ImagePart$Outbound = {
  type: "image";
  image_url: string;
};

/** @internal */
export const ImagePart$outboundSchema: z.ZodType<
  ImagePart$Outbound,
  z.ZodTypeDef,
  ImagePart
> = /* @__PURE__ */ outboundModel(
  () => ({ type: z.literal("image"), imageUrl: z.string() }),
  { image_url: "imageUrl" },
);

/** A union whose variant its `type` tells */
export type Part = TextPart | ImagePart;

/** @internal */
export const Part$inboundSchema: z.ZodType<Part, z.ZodTypeDef, unknown> =
  /* @__PURE__ */ inboundTaggedUnion("type", () => ({
    text: TextPart$inboundSchema,
    image: ImagePart$inboundSchema,
  }));

/** @internal */
export type Part$Outbound = TextPart$Outbound | ImagePart$Outbound;

/** @internal */
export const Part$outboundSchema: z.ZodType<Part$Outbound, z.ZodTypeDef, Part> =
  /* @__PURE__ */ outboundTaggedUnion("type", () => ({
    text: TextPart$outboundSchema,
    image: ImagePart$outboundSchema,
  }));

/** A union that has to be tried */
export type Content = string | Array<Part>;

/** @internal */
export const Content$inboundSchema: z.ZodType<Content, z.ZodTypeDef, unknown> =
  /* @__PURE__ */ inboundUnion(() => [
    z.string(),
    inboundList(Part$inboundSchema),
  ]);

/** @internal */
export type Content$Outbound = string | Array<Part$Outbound>;

/** @internal */
export const Content$outboundSchema: z.ZodType<
  Content$Outbound,
  z.ZodTypeDef,
  Content
> = /* @__PURE__ */ outboundUnion(() => [
  z.string(),
  z.array(Part$outboundSchema),
]);

export type ChatRequest = {
  model: string;
  content: Content;
  maxTokens?: number | null | undefined;
  logitBias?: { [k: string]: number } | null | undefined;
  stream?: boolean | undefined;
};

/** @internal */
export type ChatRequest$Outbound = {
  model: string;
  content: Content$Outbound;
  max_tokens?: number | null | undefined;
  logit_bias?: { [k: string]: number } | null | undefined;
  stream: boolean;
};

/** @internal */
export const ChatRequest$outboundSchema: z.ZodType<
  ChatRequest$Outbound,
  z.ZodTypeDef,
  ChatRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    model: z.string(),
    content: Content$outboundSchema,
    maxTokens: z.number().int().nullable().optional(),
    logitBias: z.record(z.number()).nullable().optional(),
    stream: z.boolean().default(false),
  }),
  { max_tokens: "maxTokens", logit_bias: "logitBias" },
);

export type ChatResponse = {
  id: string;
  createdAt: number;
  content: Content;
  finishReason?: FinishReason | null | undefined;
  scores?: { [k: string]: number } | undefined;
};

/** @internal */
export const ChatResponse$inboundSchema: z.ZodType<
  ChatResponse,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(
  () => ({
    id: z.string(),
    created_at: z.number().int(),
    content: Content$inboundSchema,
    finish_reason: FinishReason$inboundSchema.nullable().optional(),
    scores: inboundMap(z.number()).optional(),
  }),
  { created_at: "createdAt", finish_reason: "finishReason" },
);

/** @internal */
export type ChatResponse$Outbound = {
  id: string;
  created_at: number;
  content: Content$Outbound;
  finish_reason?: string | null | undefined;
  scores?: { [k: string]: number } | undefined;
};

/** @internal */
export const ChatResponse$outboundSchema: z.ZodType<
  ChatResponse$Outbound,
  z.ZodTypeDef,
  ChatResponse
> = /* @__PURE__ */ outboundModel(
  () => ({
    id: z.string(),
    createdAt: z.number().int(),
    content: Content$outboundSchema,
    finishReason: FinishReason$outboundSchema.nullable().optional(),
    scores: z.record(z.number()).optional(),
  }),
  { created_at: "createdAt", finish_reason: "finishReason" },
);

export function chatResponseToJSON(chatResponse: ChatResponse): string {
  return toJSON(ChatResponse$outboundSchema, chatResponse);
}

export function chatResponseFromJSON(
  jsonString: string,
): SafeParseResult<ChatResponse, SDKValidationError> {
  return fromJSON(ChatResponse$inboundSchema, jsonString, "ChatResponse");
}

export type ChatChunk = {
  id: string;
  delta: string;
  finishReason?: FinishReason | null | undefined;
};

/** @internal */
export const ChatChunk$inboundSchema: z.ZodType<
  ChatChunk,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(
  () => ({
    id: z.string(),
    delta: z.string(),
    finish_reason: FinishReason$inboundSchema.nullable().optional(),
  }),
  { finish_reason: "finishReason" },
);

/** @internal */
export type ChatChunk$Outbound = {
  id: string;
  delta: string;
  finish_reason?: string | null | undefined;
};

/** @internal */
export const ChatChunk$outboundSchema: z.ZodType<
  ChatChunk$Outbound,
  z.ZodTypeDef,
  ChatChunk
> = /* @__PURE__ */ outboundModel(
  () => ({
    id: z.string(),
    delta: z.string(),
    finishReason: FinishReason$outboundSchema.nullable().optional(),
  }),
  { finish_reason: "finishReason" },
);
