import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { Anything } from "../../types/anything.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/**
 * A JSON Schema that the answer must satisfy.
 *
 * Used with the `json_schema` kind of response format.
 */
export type JsonSchemaResponseFormat = {
  /** What the format is for. The model goes by it when it answers. */
  description?: string | null | undefined;
  /** Name of the format. */
  name: string;
  /** The schema itself. */
  schema?: Anything;
  /** Whether the answer must match the schema exactly. */
  strict?: boolean | null | undefined;
};

/** @internal */
export const JsonSchemaResponseFormat$inboundSchema: InboundSchema<JsonSchemaResponseFormat> =
  /* @__PURE__ */ inboundModel(() => ({
    description: z.string().nullish(),
    name: z.string(),
    schema: z.any().optional(),
    strict: z.boolean().nullish(),
  }));

/** @internal */
export type JsonSchemaResponseFormat$Outbound = {
  description?: string | null | undefined;
  name: string;
  schema?: Anything;
  strict?: boolean | null | undefined;
};

/** @internal */
export const JsonSchemaResponseFormat$outboundSchema: OutboundSchema<
  JsonSchemaResponseFormat$Outbound,
  JsonSchemaResponseFormat
> = /* @__PURE__ */ outboundModel(() => ({
  description: z.string().nullish(),
  name: z.string(),
  schema: z.any().optional(),
  strict: z.boolean().nullish(),
}));

export function jsonSchemaResponseFormatToJSON(
  jsonSchemaResponseFormat: JsonSchemaResponseFormat,
): string {
  return toJSON(
    JsonSchemaResponseFormat$outboundSchema,
    jsonSchemaResponseFormat,
  );
}

export function jsonSchemaResponseFormatFromJSON(
  jsonString: string,
): SafeParseResult<JsonSchemaResponseFormat, SDKValidationError> {
  return fromJSON(
    JsonSchemaResponseFormat$inboundSchema,
    jsonString,
    "JsonSchemaResponseFormat",
  );
}
