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
 * The function of a tool call.
 *
 * Check the arguments before you act on them.
 */
export type ToolCallFunction = {
  /**
   * Arguments for the function, as JSON text written by the model.
   * It may not parse, and it may name parameters that your schema does not have.
   * Validate it before the function is run.
   */
  arguments: string;
  /** Name of the function. */
  name: string;
};

/** @internal */
export const ToolCallFunction$inboundSchema: InboundSchema<ToolCallFunction> =
  /* @__PURE__ */ inboundModel(() => ({
    arguments: z.string(),
    name: z.string(),
  }));

/** @internal */
export type ToolCallFunction$Outbound = {
  arguments: string;
  name: string;
};

/** @internal */
export const ToolCallFunction$outboundSchema: OutboundSchema<
  ToolCallFunction$Outbound,
  ToolCallFunction
> = /* @__PURE__ */ outboundModel(() => ({
  arguments: z.string(),
  name: z.string(),
}));

export function toolCallFunctionToJSON(
  toolCallFunction: ToolCallFunction,
): string {
  return toJSON(ToolCallFunction$outboundSchema, toolCallFunction);
}

export function toolCallFunctionFromJSON(
  jsonString: string,
): SafeParseResult<ToolCallFunction, SDKValidationError> {
  return fromJSON(
    ToolCallFunction$inboundSchema,
    jsonString,
    "ToolCallFunction",
  );
}
