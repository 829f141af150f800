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
  ChatCompletionNamedToolChoiceParam,
  ChatCompletionNamedToolChoiceParam$inboundSchema,
  ChatCompletionNamedToolChoiceParam$Outbound,
  ChatCompletionNamedToolChoiceParam$outboundSchema,
} from "./chatcompletionnamedtoolchoiceparam.js";
import {
  ToolChoiceLiteral,
  ToolChoiceLiteral$inboundSchema,
  ToolChoiceLiteral$outboundSchema,
} from "./toolchoiceliteral.js";

/**
 * Whether and which tool the model calls.
 *
 * Either a word or the name of a function.
 */
export type ToolChoice = ToolChoiceLiteral | ChatCompletionNamedToolChoiceParam;

/** @internal */
export const ToolChoice$inboundSchema: InboundSchema<ToolChoice> =
  /* @__PURE__ */ inboundUnion(() => [
    ToolChoiceLiteral$inboundSchema,
    ChatCompletionNamedToolChoiceParam$inboundSchema,
  ]);

/** @internal */
export type ToolChoice$Outbound =
  string | ChatCompletionNamedToolChoiceParam$Outbound;

/** @internal */
export const ToolChoice$outboundSchema: OutboundSchema<
  ToolChoice$Outbound,
  ToolChoice
> = /* @__PURE__ */ outboundUnion(() => [
  ToolChoiceLiteral$outboundSchema,
  ChatCompletionNamedToolChoiceParam$outboundSchema,
]);

export function toolChoiceToJSON(toolChoice: ToolChoice): string {
  return toJSON(ToolChoice$outboundSchema, toolChoice);
}

export function toolChoiceFromJSON(
  jsonString: string,
): SafeParseResult<ToolChoice, SDKValidationError> {
  return fromJSON(ToolChoice$inboundSchema, jsonString, "ToolChoice");
}
