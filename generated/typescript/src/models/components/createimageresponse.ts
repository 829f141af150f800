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
  ImageData,
  ImageData$inboundSchema,
  ImageData$Outbound,
  ImageData$outboundSchema,
} from "./imagedata.js";

/** The images of one request */
export type CreateImageResponse = {
  created: number;
  data: Array<ImageData>;
};

/** @internal */
export const CreateImageResponse$inboundSchema: InboundSchema<CreateImageResponse> =
  /* @__PURE__ */ inboundModel(() => ({
    created: z.number().int(),
    data: inboundList(ImageData$inboundSchema),
  }));

/** @internal */
export type CreateImageResponse$Outbound = {
  created: number;
  data: Array<ImageData$Outbound>;
};

/** @internal */
export const CreateImageResponse$outboundSchema: OutboundSchema<
  CreateImageResponse$Outbound,
  CreateImageResponse
> = /* @__PURE__ */ outboundModel(() => ({
  created: z.number().int(),
  data: z.array(ImageData$outboundSchema),
}));

export function createImageResponseToJSON(
  createImageResponse: CreateImageResponse,
): string {
  return toJSON(CreateImageResponse$outboundSchema, createImageResponse);
}

export function createImageResponseFromJSON(
  jsonString: string,
): SafeParseResult<CreateImageResponse, SDKValidationError> {
  return fromJSON(
    CreateImageResponse$inboundSchema,
    jsonString,
    "CreateImageResponse",
  );
}
