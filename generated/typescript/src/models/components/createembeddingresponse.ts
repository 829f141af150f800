import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
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
  EmbeddingObject,
  EmbeddingObject$inboundSchema,
  EmbeddingObject$Outbound,
  EmbeddingObject$outboundSchema,
} from "./embeddingobject.js";
import {
  EmbeddingUsage,
  EmbeddingUsage$inboundSchema,
  EmbeddingUsage$Outbound,
  EmbeddingUsage$outboundSchema,
} from "./embeddingusage.js";

/** The embeddings of one request */
export type CreateEmbeddingResponse = {
  /** One embedding for each input */
  data: Array<EmbeddingObject>;
  /** The model that made the embeddings */
  model: string;
  /** Kind of the object: always "list" */
  object: string;
  /** Tokens used by the request */
  usage: EmbeddingUsage;
};

/** @internal */
export const CreateEmbeddingResponse$inboundSchema: InboundSchema<CreateEmbeddingResponse> =
  /* @__PURE__ */ inboundModel(() => ({
    data: inboundList(EmbeddingObject$inboundSchema),
    model: z.string(),
    object: z.string(),
    usage: EmbeddingUsage$inboundSchema,
  }));

/** @internal */
export type CreateEmbeddingResponse$Outbound = {
  data: Array<EmbeddingObject$Outbound>;
  model: string;
  object: string;
  usage: EmbeddingUsage$Outbound;
};

/** @internal */
export const CreateEmbeddingResponse$outboundSchema: OutboundSchema<
  CreateEmbeddingResponse$Outbound,
  CreateEmbeddingResponse
> = /* @__PURE__ */ outboundModel(() => ({
  data: z.array(EmbeddingObject$outboundSchema),
  model: z.string(),
  object: z.string(),
  usage: EmbeddingUsage$outboundSchema,
}));

export function createEmbeddingResponseToJSON(
  createEmbeddingResponse: CreateEmbeddingResponse,
): string {
  return toJSON(
    CreateEmbeddingResponse$outboundSchema,
    createEmbeddingResponse,
  );
}

export function createEmbeddingResponseFromJSON(
  jsonString: string,
): SafeParseResult<CreateEmbeddingResponse, SDKValidationError> {
  return fromJSON(
    CreateEmbeddingResponse$inboundSchema,
    jsonString,
    "CreateEmbeddingResponse",
  );
}
