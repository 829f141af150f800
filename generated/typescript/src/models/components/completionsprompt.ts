import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { inboundUnion, outboundUnion } from "../../lib/unions.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** Each item of a list: at least 0. Each item of each item of a list: at least 0. */
export type CompletionsPrompt =
  string | Array<string> | Array<number> | Array<Array<number>>;

/** @internal */
export const CompletionsPrompt$inboundSchema: InboundSchema<CompletionsPrompt> =
  /* @__PURE__ */ inboundUnion(() => [
    z.string(),
    inboundList(z.string()),
    inboundList(z.number().int()),
    inboundList(inboundList(z.number().int())),
  ]);

/** @internal */
export type CompletionsPrompt$Outbound =
  string | Array<string> | Array<number> | Array<Array<number>>;

/** @internal */
export const CompletionsPrompt$outboundSchema: OutboundSchema<
  CompletionsPrompt$Outbound,
  CompletionsPrompt
> = /* @__PURE__ */ outboundUnion(() => [
  z.string(),
  z.array(z.string()),
  z.array(z.number().int()),
  z.array(z.array(z.number().int())),
]);

export function completionsPromptToJSON(
  completionsPrompt: CompletionsPrompt,
): string {
  return toJSON(CompletionsPrompt$outboundSchema, completionsPrompt);
}

export function completionsPromptFromJSON(
  jsonString: string,
): SafeParseResult<CompletionsPrompt, SDKValidationError> {
  return fromJSON(
    CompletionsPrompt$inboundSchema,
    jsonString,
    "CompletionsPrompt",
  );
}
