import * as z from "zod";
import { inboundMap, outboundMap } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { Anything } from "../../types/anything.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** A function the model may call, as a request describes it. */
export type ChatCompletionToolFunctionParam = {
  /** What the function does. The model goes by it when it decides on a call. */
  description?: string | null | undefined;
  /** Name of the function. */
  name: string;
  /** The arguments the function takes, as a JSON Schema. */
  parameters?: { [k: string]: Anything } | null | undefined;
  /** Whether the arguments must match the schema exactly. */
  strict?: boolean | null | undefined;
};

/** @internal */
export const ChatCompletionToolFunctionParam$inboundSchema: InboundSchema<ChatCompletionToolFunctionParam> =
  /* @__PURE__ */ inboundModel(() => ({
    description: z.string().nullish(),
    name: z.string(),
    parameters: inboundMap(z.any()).nullish(),
    strict: z.boolean().nullish(),
  }));

/** @internal */
export type ChatCompletionToolFunctionParam$Outbound = {
  description?: string | null | undefined;
  name: string;
  parameters?: { [k: string]: Anything } | null | undefined;
  strict?: boolean | null | undefined;
};

/** @internal */
export const ChatCompletionToolFunctionParam$outboundSchema: OutboundSchema<
  ChatCompletionToolFunctionParam$Outbound,
  ChatCompletionToolFunctionParam
> = /* @__PURE__ */ outboundModel(() => ({
  description: z.string().nullish(),
  name: z.string(),
  parameters: outboundMap(z.any()).nullish(),
  strict: z.boolean().nullish(),
}));

export function chatCompletionToolFunctionParamToJSON(
  chatCompletionToolFunctionParam: ChatCompletionToolFunctionParam,
): string {
  return toJSON(
    ChatCompletionToolFunctionParam$outboundSchema,
    chatCompletionToolFunctionParam,
  );
}

export function chatCompletionToolFunctionParamFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionToolFunctionParam, SDKValidationError> {
  return fromJSON(
    ChatCompletionToolFunctionParam$inboundSchema,
    jsonString,
    "ChatCompletionToolFunctionParam",
  );
}
