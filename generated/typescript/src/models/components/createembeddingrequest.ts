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
  EmbeddingInput,
  EmbeddingInput$inboundSchema,
  EmbeddingInput$Outbound,
  EmbeddingInput$outboundSchema,
} from "./embeddinginput.js";

/** Text to embed, and how */
export type CreateEmbeddingRequest = {
  /**
   * How many numbers each embedding has, for a model that lets you choose.
   *
   * At least 0.
   */
  dimensions?: number | null | undefined;
  /**
   * How each embedding is written: "float" for a list of numbers, "base64" for a string.
   * Without it, "float"
   */
  encodingFormat?: string | null | undefined;
  /**
   * The text to embed, or a list of texts to embed separately.
   * None may be longer than the model's limit on input tokens
   */
  input: EmbeddingInput;
  /** The model to call. */
  model: string;
  /** An identifier of your own for the person behind the request, useful when abuse has to be traced. */
  user?: string | null | undefined;
};

const CreateEmbeddingRequest$names = {
  encoding_format: "encodingFormat",
} as const;

/** @internal */
export const CreateEmbeddingRequest$inboundSchema: InboundSchema<CreateEmbeddingRequest> =
  /* @__PURE__ */ inboundModel(
    () => ({
      dimensions: z.number().int().nullish(),
      encoding_format: z.string().nullish(),
      input: EmbeddingInput$inboundSchema,
      model: z.string(),
      user: z.string().nullish(),
    }),
    CreateEmbeddingRequest$names,
  );

/** @internal */
export type CreateEmbeddingRequest$Outbound = {
  dimensions?: number | null | undefined;
  encoding_format?: string | null | undefined;
  input: EmbeddingInput$Outbound;
  model: string;
  user?: string | null | undefined;
};

/** @internal */
export const CreateEmbeddingRequest$outboundSchema: OutboundSchema<
  CreateEmbeddingRequest$Outbound,
  CreateEmbeddingRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    dimensions: z.number().int().nullish(),
    encodingFormat: z.string().nullish(),
    input: EmbeddingInput$outboundSchema,
    model: z.string(),
    user: z.string().nullish(),
  }),
  CreateEmbeddingRequest$names,
);

export function createEmbeddingRequestToJSON(
  createEmbeddingRequest: CreateEmbeddingRequest,
): string {
  return toJSON(CreateEmbeddingRequest$outboundSchema, createEmbeddingRequest);
}

export function createEmbeddingRequestFromJSON(
  jsonString: string,
): SafeParseResult<CreateEmbeddingRequest, SDKValidationError> {
  return fromJSON(
    CreateEmbeddingRequest$inboundSchema,
    jsonString,
    "CreateEmbeddingRequest",
  );
}
