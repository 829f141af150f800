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
  ChatCompletionNamedFunction,
  ChatCompletionNamedFunction$inboundSchema,
  ChatCompletionNamedFunction$Outbound,
  ChatCompletionNamedFunction$outboundSchema,
} from "./chatcompletionnamedfunction.js";

/**
 * A tool choice that makes the model call one particular function.
 *
 * Use it in `tool_choice` when neither `none` nor `auto` will do.
 */
export type ChatCompletionNamedToolChoiceParam = {
  /** The function to call. */
  function: ChatCompletionNamedFunction;
  /** Kind of the tool: `function` is the only one. */
  type: string;
};

/** @internal */
export const ChatCompletionNamedToolChoiceParam$inboundSchema: InboundSchema<ChatCompletionNamedToolChoiceParam> =
  /* @__PURE__ */ inboundModel(() => ({
    function: ChatCompletionNamedFunction$inboundSchema,
    type: z.string(),
  }));

/** @internal */
export type ChatCompletionNamedToolChoiceParam$Outbound = {
  function: ChatCompletionNamedFunction$Outbound;
  type: string;
};

/** @internal */
export const ChatCompletionNamedToolChoiceParam$outboundSchema: OutboundSchema<
  ChatCompletionNamedToolChoiceParam$Outbound,
  ChatCompletionNamedToolChoiceParam
> = /* @__PURE__ */ outboundModel(() => ({
  function: ChatCompletionNamedFunction$outboundSchema,
  type: z.string(),
}));

export function chatCompletionNamedToolChoiceParamToJSON(
  chatCompletionNamedToolChoiceParam: ChatCompletionNamedToolChoiceParam,
): string {
  return toJSON(
    ChatCompletionNamedToolChoiceParam$outboundSchema,
    chatCompletionNamedToolChoiceParam,
  );
}

export function chatCompletionNamedToolChoiceParamFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionNamedToolChoiceParam, SDKValidationError> {
  return fromJSON(
    ChatCompletionNamedToolChoiceParam$inboundSchema,
    jsonString,
    "ChatCompletionNamedToolChoiceParam",
  );
}
