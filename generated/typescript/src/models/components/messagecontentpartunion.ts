import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { inboundUnion, outboundUnion } from "../../lib/unions.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";
import {
  MessageContentPartImageUrl,
  MessageContentPartImageUrl$inboundSchema,
  MessageContentPartImageUrl$Outbound,
  MessageContentPartImageUrl$outboundSchema,
} from "./messagecontentpartimageurl.js";

/**
 * One part of a message.
 *
 * A part is either text or an image.
 */
export type MessageContentPartUnion = MessageContentPart1 | MessageContentPart2;

/** @internal */
export const MessageContentPartUnion$inboundSchema: InboundSchema<MessageContentPartUnion> =
  /* @__PURE__ */ inboundUnion(() => [
    MessageContentPart1$inboundSchema,
    MessageContentPart2$inboundSchema,
  ]);

/** @internal */
export type MessageContentPartUnion$Outbound =
  MessageContentPart1$Outbound | MessageContentPart2$Outbound;

/** @internal */
export const MessageContentPartUnion$outboundSchema: OutboundSchema<
  MessageContentPartUnion$Outbound,
  MessageContentPartUnion
> = /* @__PURE__ */ outboundUnion(() => [
  MessageContentPart1$outboundSchema,
  MessageContentPart2$outboundSchema,
]);

export function messageContentPartUnionToJSON(
  messageContentPartUnion: MessageContentPartUnion,
): string {
  return toJSON(
    MessageContentPartUnion$outboundSchema,
    messageContentPartUnion,
  );
}

export function messageContentPartUnionFromJSON(
  jsonString: string,
): SafeParseResult<MessageContentPartUnion, SDKValidationError> {
  return fromJSON(
    MessageContentPartUnion$inboundSchema,
    jsonString,
    "MessageContentPartUnion",
  );
}

export type MessageContentPart1 = {
  /** The text. */
  text: string;
  /** Kind of the part. */
  type: string;
};

/** @internal */
export const MessageContentPart1$inboundSchema: InboundSchema<MessageContentPart1> =
  /* @__PURE__ */ inboundModel(() => ({
    text: z.string(),
    type: z.string(),
  }));

/** @internal */
export type MessageContentPart1$Outbound = {
  text: string;
  type: string;
};

/** @internal */
export const MessageContentPart1$outboundSchema: OutboundSchema<
  MessageContentPart1$Outbound,
  MessageContentPart1
> = /* @__PURE__ */ outboundModel(() => ({
  text: z.string(),
  type: z.string(),
}));

export function messageContentPart1ToJSON(
  messageContentPart1: MessageContentPart1,
): string {
  return toJSON(MessageContentPart1$outboundSchema, messageContentPart1);
}

export function messageContentPart1FromJSON(
  jsonString: string,
): SafeParseResult<MessageContentPart1, SDKValidationError> {
  return fromJSON(
    MessageContentPart1$inboundSchema,
    jsonString,
    "MessageContentPart1",
  );
}

export type MessageContentPart2 = {
  /** The image. */
  imageUrl: MessageContentPartImageUrl;
  /** Kind of the part. */
  type: string;
};

const MessageContentPart2$names = {
  image_url: "imageUrl",
} as const;

/** @internal */
export const MessageContentPart2$inboundSchema: InboundSchema<MessageContentPart2> =
  /* @__PURE__ */ inboundModel(
    () => ({
      image_url: MessageContentPartImageUrl$inboundSchema,
      type: z.string(),
    }),
    MessageContentPart2$names,
  );

/** @internal */
export type MessageContentPart2$Outbound = {
  image_url: MessageContentPartImageUrl$Outbound;
  type: string;
};

/** @internal */
export const MessageContentPart2$outboundSchema: OutboundSchema<
  MessageContentPart2$Outbound,
  MessageContentPart2
> = /* @__PURE__ */ outboundModel(
  () => ({
    imageUrl: MessageContentPartImageUrl$outboundSchema,
    type: z.string(),
  }),
  MessageContentPart2$names,
);

export function messageContentPart2ToJSON(
  messageContentPart2: MessageContentPart2,
): string {
  return toJSON(MessageContentPart2$outboundSchema, messageContentPart2);
}

export function messageContentPart2FromJSON(
  jsonString: string,
): SafeParseResult<MessageContentPart2, SDKValidationError> {
  return fromJSON(
    MessageContentPart2$inboundSchema,
    jsonString,
    "MessageContentPart2",
  );
}
