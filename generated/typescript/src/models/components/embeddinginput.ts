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

export type EmbeddingInput = string | Array<string>;

/** @internal */
export const EmbeddingInput$inboundSchema: InboundSchema<EmbeddingInput> =
  /* @__PURE__ */ inboundUnion(() => [z.string(), inboundList(z.string())]);

/** @internal */
export type EmbeddingInput$Outbound = string | Array<string>;

/** @internal */
export const EmbeddingInput$outboundSchema: OutboundSchema<
  EmbeddingInput$Outbound,
  EmbeddingInput
> = /* @__PURE__ */ outboundUnion(() => [z.string(), z.array(z.string())]);

export function embeddingInputToJSON(embeddingInput: EmbeddingInput): string {
  return toJSON(EmbeddingInput$outboundSchema, embeddingInput);
}

export function embeddingInputFromJSON(
  jsonString: string,
): SafeParseResult<EmbeddingInput, SDKValidationError> {
  return fromJSON(EmbeddingInput$inboundSchema, jsonString, "EmbeddingInput");
}
