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

/** One generated image */
export type ImageData = {
  revisedPrompt?: string | null | undefined;
  url: string;
};

const ImageData$names = {
  revised_prompt: "revisedPrompt",
} as const;

/** @internal */
export const ImageData$inboundSchema: InboundSchema<ImageData> =
  /* @__PURE__ */ inboundModel(
    () => ({
      revised_prompt: z.string().nullish(),
      url: z.string(),
    }),
    ImageData$names,
  );

/** @internal */
export type ImageData$Outbound = {
  revised_prompt?: string | null | undefined;
  url: string;
};

/** @internal */
export const ImageData$outboundSchema: OutboundSchema<
  ImageData$Outbound,
  ImageData
> = /* @__PURE__ */ outboundModel(
  () => ({
    revisedPrompt: z.string().nullish(),
    url: z.string(),
  }),
  ImageData$names,
);

export function imageDataToJSON(imageData: ImageData): string {
  return toJSON(ImageData$outboundSchema, imageData);
}

export function imageDataFromJSON(
  jsonString: string,
): SafeParseResult<ImageData, SDKValidationError> {
  return fromJSON(ImageData$inboundSchema, jsonString, "ImageData");
}
