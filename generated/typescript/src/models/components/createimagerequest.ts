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

/** Images to generate, and how */
export type CreateImageRequest = {
  /** The model to call. */
  model: string;
  /**
   * How many images to draw. Without it, 1.
   *
   * At least 0.
   */
  n?: number | null | undefined;
  /** What the images are to show, in at most 1000 characters. */
  prompt: string;
  /**
   * How much care goes into each image.
   * `hd` brings finer detail and keeps the picture consistent.
   */
  quality?: string | null | undefined;
  /** How each image comes back: as a URL or as Base64. */
  responseFormat?: string | null | undefined;
  /** Width and height of the images, in pixels. */
  size?: string | null | undefined;
  /** The look of the images. */
  style?: string | null | undefined;
  /** An identifier of your own for the person behind the request, useful when abuse has to be traced. */
  user?: string | null | undefined;
};

const CreateImageRequest$names = {
  response_format: "responseFormat",
} as const;

/** @internal */
export const CreateImageRequest$inboundSchema: InboundSchema<CreateImageRequest> =
  /* @__PURE__ */ inboundModel(
    () => ({
      model: z.string(),
      n: z.number().int().nullish(),
      prompt: z.string(),
      quality: z.string().nullish(),
      response_format: z.string().nullish(),
      size: z.string().nullish(),
      style: z.string().nullish(),
      user: z.string().nullish(),
    }),
    CreateImageRequest$names,
  );

/** @internal */
export type CreateImageRequest$Outbound = {
  model: string;
  n?: number | null | undefined;
  prompt: string;
  quality?: string | null | undefined;
  response_format?: string | null | undefined;
  size?: string | null | undefined;
  style?: string | null | undefined;
  user?: string | null | undefined;
};

/** @internal */
export const CreateImageRequest$outboundSchema: OutboundSchema<
  CreateImageRequest$Outbound,
  CreateImageRequest
> = /* @__PURE__ */ outboundModel(
  () => ({
    model: z.string(),
    n: z.number().int().nullish(),
    prompt: z.string(),
    quality: z.string().nullish(),
    responseFormat: z.string().nullish(),
    size: z.string().nullish(),
    style: z.string().nullish(),
    user: z.string().nullish(),
  }),
  CreateImageRequest$names,
);

export function createImageRequestToJSON(
  createImageRequest: CreateImageRequest,
): string {
  return toJSON(CreateImageRequest$outboundSchema, createImageRequest);
}

export function createImageRequestFromJSON(
  jsonString: string,
): SafeParseResult<CreateImageRequest, SDKValidationError> {
  return fromJSON(
    CreateImageRequest$inboundSchema,
    jsonString,
    "CreateImageRequest",
  );
}
