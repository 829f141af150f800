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
  ChatCompletionToolFunctionParam,
  ChatCompletionToolFunctionParam$inboundSchema,
  ChatCompletionToolFunctionParam$Outbound,
  ChatCompletionToolFunctionParam$outboundSchema,
} from "./chatcompletiontoolfunctionparam.js";

/** A tool the model may call, as a request describes it. */
export type ChatCompletionToolsParam = {
  /** The function behind the tool. */
  function: ChatCompletionToolFunctionParam;
  /** Kind of the tool, for example `function`. */
  type: string;
};

/** @internal */
export const ChatCompletionToolsParam$inboundSchema: InboundSchema<ChatCompletionToolsParam> =
  /* @__PURE__ */ inboundModel(() => ({
    function: ChatCompletionToolFunctionParam$inboundSchema,
    type: z.string(),
  }));

/** @internal */
export type ChatCompletionToolsParam$Outbound = {
  function: ChatCompletionToolFunctionParam$Outbound;
  type: string;
};

/** @internal */
export const ChatCompletionToolsParam$outboundSchema: OutboundSchema<
  ChatCompletionToolsParam$Outbound,
  ChatCompletionToolsParam
> = /* @__PURE__ */ outboundModel(() => ({
  function: ChatCompletionToolFunctionParam$outboundSchema,
  type: z.string(),
}));

export function chatCompletionToolsParamToJSON(
  chatCompletionToolsParam: ChatCompletionToolsParam,
): string {
  return toJSON(
    ChatCompletionToolsParam$outboundSchema,
    chatCompletionToolsParam,
  );
}

export function chatCompletionToolsParamFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionToolsParam, SDKValidationError> {
  return fromJSON(
    ChatCompletionToolsParam$inboundSchema,
    jsonString,
    "ChatCompletionToolsParam",
  );
}
