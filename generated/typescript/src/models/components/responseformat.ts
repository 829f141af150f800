import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { fromJSON, toJSON } from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";
import {
  JsonSchemaResponseFormat,
  JsonSchemaResponseFormat$inboundSchema,
  JsonSchemaResponseFormat$Outbound,
  JsonSchemaResponseFormat$outboundSchema,
} from "./jsonschemaresponseformat.js";
import {
  ResponseFormatType,
  ResponseFormatType$inboundSchema,
  ResponseFormatType$outboundSchema,
} from "./responseformattype.js";

/**
 * The form that an answer must have.
 *
 * One of `text`, `json_object` and `json_schema`.
 */
export type ResponseFormat = {
  /** The schema to satisfy, for the kind `json_schema`. */
  jsonSchema?: JsonSchemaResponseFormat | null | undefined;
  /** Kind of the format. */
  type: ResponseFormatType;
};

/** @internal */
export const ResponseFormat$inboundSchema: z.ZodType<
  ResponseFormat,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(
  () => ({
    json_schema: JsonSchemaResponseFormat$inboundSchema.nullish(),
    type: ResponseFormatType$inboundSchema,
  }),
  { json_schema: "jsonSchema" },
);

/** @internal */
export type ResponseFormat$Outbound = {
  json_schema?: JsonSchemaResponseFormat$Outbound | null | undefined;
  type: string;
};

/** @internal */
export const ResponseFormat$outboundSchema: z.ZodType<
  ResponseFormat$Outbound,
  z.ZodTypeDef,
  ResponseFormat
> = /* @__PURE__ */ outboundModel(
  () => ({
    jsonSchema: JsonSchemaResponseFormat$outboundSchema.nullish(),
    type: ResponseFormatType$outboundSchema,
  }),
  { json_schema: "jsonSchema" },
);

export function responseFormatToJSON(responseFormat: ResponseFormat): string {
  return toJSON(ResponseFormat$outboundSchema, responseFormat);
}

export function responseFormatFromJSON(
  jsonString: string,
): SafeParseResult<ResponseFormat, SDKValidationError> {
  return fromJSON(ResponseFormat$inboundSchema, jsonString, "ResponseFormat");
}
