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

const ResponseFormat$names = {
  json_schema: "jsonSchema",
} as const;

/** @internal */
export const ResponseFormat$inboundSchema: InboundSchema<ResponseFormat> =
  /* @__PURE__ */ inboundModel(
    () => ({
      json_schema: JsonSchemaResponseFormat$inboundSchema.nullish(),
      type: ResponseFormatType$inboundSchema,
    }),
    ResponseFormat$names,
  );

/** @internal */
export type ResponseFormat$Outbound = {
  json_schema?: JsonSchemaResponseFormat$Outbound | null | undefined;
  type: string;
};

/** @internal */
export const ResponseFormat$outboundSchema: OutboundSchema<
  ResponseFormat$Outbound,
  ResponseFormat
> = /* @__PURE__ */ outboundModel(
  () => ({
    jsonSchema: JsonSchemaResponseFormat$outboundSchema.nullish(),
    type: ResponseFormatType$outboundSchema,
  }),
  ResponseFormat$names,
);

export function responseFormatToJSON(responseFormat: ResponseFormat): string {
  return toJSON(ResponseFormat$outboundSchema, responseFormat);
}

export function responseFormatFromJSON(
  jsonString: string,
): SafeParseResult<ResponseFormat, SDKValidationError> {
  return fromJSON(ResponseFormat$inboundSchema, jsonString, "ResponseFormat");
}
