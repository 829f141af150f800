import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { fromJSON, toJSON } from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** One generated image */
export type ImageData = {
  revisedPrompt?: string | null | undefined;
  url: string;
};

/** @internal */
export const ImageData$inboundSchema: z.ZodType<
  ImageData,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(
  () => ({
    revised_prompt: z.string().nullish(),
    url: z.string(),
  }),
  { revised_prompt: "revisedPrompt" },
);

/** @internal */
export type ImageData$Outbound = {
  revised_prompt?: string | null | undefined;
  url: string;
};

/** @internal */
export const ImageData$outboundSchema: z.ZodType<
  ImageData$Outbound,
  z.ZodTypeDef,
  ImageData
> = /* @__PURE__ */ outboundModel(
  () => ({
    revisedPrompt: z.string().nullish(),
    url: z.string(),
  }),
  { revised_prompt: "revisedPrompt" },
);

export function imageDataToJSON(imageData: ImageData): string {
  return toJSON(ImageData$outboundSchema, imageData);
}

export function imageDataFromJSON(
  jsonString: string,
): SafeParseResult<ImageData, SDKValidationError> {
  return fromJSON(ImageData$inboundSchema, jsonString, "ImageData");
}
