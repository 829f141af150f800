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
  ToolCallFunction,
  ToolCallFunction$inboundSchema,
  ToolCallFunction$Outbound,
  ToolCallFunction$outboundSchema,
} from "./toolcallfunction.js";

/**
 * A call that the model wants made.
 *
 * Answer it with a `tool` message that repeats its `id`.
 */
export type ToolCall = {
  /** The function to call, with its arguments. */
  function: ToolCallFunction;
  /** Identifier of the call. */
  id: string;
  /** Kind of the tool: `function` is the only one. */
  type: string;
};

/** @internal */
export const ToolCall$inboundSchema: InboundSchema<ToolCall> =
  /* @__PURE__ */ inboundModel(() => ({
    function: ToolCallFunction$inboundSchema,
    id: z.string(),
    type: z.string(),
  }));

/** @internal */
export type ToolCall$Outbound = {
  function: ToolCallFunction$Outbound;
  id: string;
  type: string;
};

/** @internal */
export const ToolCall$outboundSchema: OutboundSchema<
  ToolCall$Outbound,
  ToolCall
> = /* @__PURE__ */ outboundModel(() => ({
  function: ToolCallFunction$outboundSchema,
  id: z.string(),
  type: z.string(),
}));

export function toolCallToJSON(toolCall: ToolCall): string {
  return toJSON(ToolCall$outboundSchema, toolCall);
}

export function toolCallFromJSON(
  jsonString: string,
): SafeParseResult<ToolCall, SDKValidationError> {
  return fromJSON(ToolCall$inboundSchema, jsonString, "ToolCall");
}
