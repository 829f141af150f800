import { openEnum, outboundEnum } from "../../lib/scalars.js";
import { InboundSchema, OutboundSchema } from "../../lib/schemas.js";
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
export const ResponseFormatType$inboundSchema: InboundSchema<ResponseFormatType> =
  /* @__PURE__ */ openEnum(ResponseFormatType);

/** @internal */
export const ResponseFormatType$outboundSchema: OutboundSchema<
  string,
  ResponseFormatType
> = /* @__PURE__ */ outboundEnum(ResponseFormatType);
