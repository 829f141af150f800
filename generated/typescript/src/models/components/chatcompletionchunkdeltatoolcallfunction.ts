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
 * The new part of a function call.
 *
 * The name comes whole; the arguments may be spread over several chunks, to be joined in order.
 */
export type ChatCompletionChunkDeltaToolCallFunction = {
  /** Text to append to the arguments, which are JSON once complete. */
  arguments?: string | null | undefined;
  /** Name of the function. */
  name?: string | null | undefined;
};

/** @internal */
export const ChatCompletionChunkDeltaToolCallFunction$inboundSchema: InboundSchema<ChatCompletionChunkDeltaToolCallFunction> =
  /* @__PURE__ */ inboundModel(() => ({
    arguments: z.string().nullish(),
    name: z.string().nullish(),
  }));

/** @internal */
export type ChatCompletionChunkDeltaToolCallFunction$Outbound = {
  arguments?: string | null | undefined;
  name?: string | null | undefined;
};

/** @internal */
export const ChatCompletionChunkDeltaToolCallFunction$outboundSchema: OutboundSchema<
  ChatCompletionChunkDeltaToolCallFunction$Outbound,
  ChatCompletionChunkDeltaToolCallFunction
> = /* @__PURE__ */ outboundModel(() => ({
  arguments: z.string().nullish(),
  name: z.string().nullish(),
}));

export function chatCompletionChunkDeltaToolCallFunctionToJSON(
  chatCompletionChunkDeltaToolCallFunction: ChatCompletionChunkDeltaToolCallFunction,
): string {
  return toJSON(
    ChatCompletionChunkDeltaToolCallFunction$outboundSchema,
    chatCompletionChunkDeltaToolCallFunction,
  );
}

export function chatCompletionChunkDeltaToolCallFunctionFromJSON(
  jsonString: string,
): SafeParseResult<
  ChatCompletionChunkDeltaToolCallFunction,
  SDKValidationError
> {
  return fromJSON(
    ChatCompletionChunkDeltaToolCallFunction$inboundSchema,
    jsonString,
    "ChatCompletionChunkDeltaToolCallFunction",
  );
}
