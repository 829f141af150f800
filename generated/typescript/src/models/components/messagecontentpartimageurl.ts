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

/**
 * Where an image is to be found.
 *
 * Give its address, or the image itself as Base64.
 */
export type MessageContentPartImageUrl = {
  /** How closely the model looks at the image. */
  detail?: string | null | undefined;
  /** Address of the image, or the image itself as Base64. */
  url: string;
};

/** @internal */
export const MessageContentPartImageUrl$inboundSchema: InboundSchema<MessageContentPartImageUrl> =
  /* @__PURE__ */ inboundModel(() => ({
    detail: z.string().nullish(),
    url: z.string(),
  }));

/** @internal */
export type MessageContentPartImageUrl$Outbound = {
  detail?: string | null | undefined;
  url: string;
};

/** @internal */
export const MessageContentPartImageUrl$outboundSchema: OutboundSchema<
  MessageContentPartImageUrl$Outbound,
  MessageContentPartImageUrl
> = /* @__PURE__ */ outboundModel(() => ({
  detail: z.string().nullish(),
  url: z.string(),
}));

export function messageContentPartImageUrlToJSON(
  messageContentPartImageUrl: MessageContentPartImageUrl,
): string {
  return toJSON(
    MessageContentPartImageUrl$outboundSchema,
    messageContentPartImageUrl,
  );
}

export function messageContentPartImageUrlFromJSON(
  jsonString: string,
): SafeParseResult<MessageContentPartImageUrl, SDKValidationError> {
  return fromJSON(
    MessageContentPartImageUrl$inboundSchema,
    jsonString,
    "MessageContentPartImageUrl",
  );
}
