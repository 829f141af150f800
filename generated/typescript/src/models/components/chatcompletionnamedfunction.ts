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
 * The function that a tool choice names.
 *
 * It must be among the `tools` of the request.
 */
export type ChatCompletionNamedFunction = {
  /** Name of the function. */
  name: string;
};

/** @internal */
export const ChatCompletionNamedFunction$inboundSchema: InboundSchema<ChatCompletionNamedFunction> =
  /* @__PURE__ */ inboundModel(() => ({
    name: z.string(),
  }));

/** @internal */
export type ChatCompletionNamedFunction$Outbound = {
  name: string;
};

/** @internal */
export const ChatCompletionNamedFunction$outboundSchema: OutboundSchema<
  ChatCompletionNamedFunction$Outbound,
  ChatCompletionNamedFunction
> = /* @__PURE__ */ outboundModel(() => ({
  name: z.string(),
}));

export function chatCompletionNamedFunctionToJSON(
  chatCompletionNamedFunction: ChatCompletionNamedFunction,
): string {
  return toJSON(
    ChatCompletionNamedFunction$outboundSchema,
    chatCompletionNamedFunction,
  );
}

export function chatCompletionNamedFunctionFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionNamedFunction, SDKValidationError> {
  return fromJSON(
    ChatCompletionNamedFunction$inboundSchema,
    jsonString,
    "ChatCompletionNamedFunction",
  );
}
