import * as z from "zod";
import { openEnum, outboundEnum } from "../../lib/scalars.js";
import { OpenEnum } from "../../types/enums.js";

/** The kinds of response format. */
export const ResponseFormatType = {
  Text: "text",
  JsonObject: "json_object",
  JsonSchema: "json_schema",
} as const;
/** The kinds of response format. */
export type ResponseFormatType = OpenEnum<typeof ResponseFormatType>;

/** @internal */
export const ResponseFormatType$inboundSchema: z.ZodType<
  ResponseFormatType,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ openEnum(ResponseFormatType);

/** @internal */
export const ResponseFormatType$outboundSchema: z.ZodType<
  string,
  z.ZodTypeDef,
  ResponseFormatType
> = /* @__PURE__ */ outboundEnum(ResponseFormatType);
