import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { float } from "../../lib/scalars.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** The embedding of one input */
export type EmbeddingObject = {
  /** The vector of numbers */
  embedding: Array<number>;
  /**
   * Position of the input among the inputs, counting from 0
   *
   * At least 0.
   */
  index: number;
  /** Kind of the object: always "embedding" */
  object: string;
};

/** @internal */
export const EmbeddingObject$inboundSchema: InboundSchema<EmbeddingObject> =
  /* @__PURE__ */ inboundModel(() => ({
    embedding: inboundList(float()),
    index: z.number().int(),
    object: z.string(),
  }));

/** @internal */
export type EmbeddingObject$Outbound = {
  embedding: Array<number>;
  index: number;
  object: string;
};

/** @internal */
export const EmbeddingObject$outboundSchema: OutboundSchema<
  EmbeddingObject$Outbound,
  EmbeddingObject
> = /* @__PURE__ */ outboundModel(() => ({
  embedding: z.array(z.number()),
  index: z.number().int(),
  object: z.string(),
}));

export function embeddingObjectToJSON(
  embeddingObject: EmbeddingObject,
): string {
  return toJSON(EmbeddingObject$outboundSchema, embeddingObject);
}

export function embeddingObjectFromJSON(
  jsonString: string,
): SafeParseResult<EmbeddingObject, SDKValidationError> {
  return fromJSON(EmbeddingObject$inboundSchema, jsonString, "EmbeddingObject");
}
