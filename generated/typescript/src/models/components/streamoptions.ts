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

/** Settings of an event stream. */
export type StreamOptions = {
  /**
   * Whether to send one more chunk just before the data: [DONE] event.
   * Its usage field counts the tokens of the whole request, and its list of choices
   * is empty. The usage field of every other chunk is then null.
   */
  includeUsage?: boolean | null | undefined;
};

const StreamOptions$names = {
  include_usage: "includeUsage",
} as const;

/** @internal */
export const StreamOptions$inboundSchema: InboundSchema<StreamOptions> =
  /* @__PURE__ */ inboundModel(
    () => ({
      include_usage: z.boolean().nullish(),
    }),
    StreamOptions$names,
  );

/** @internal */
export type StreamOptions$Outbound = {
  include_usage?: boolean | null | undefined;
};

/** @internal */
export const StreamOptions$outboundSchema: OutboundSchema<
  StreamOptions$Outbound,
  StreamOptions
> = /* @__PURE__ */ outboundModel(
  () => ({
    includeUsage: z.boolean().nullish(),
  }),
  StreamOptions$names,
);

export function streamOptionsToJSON(streamOptions: StreamOptions): string {
  return toJSON(StreamOptions$outboundSchema, streamOptions);
}

export function streamOptionsFromJSON(
  jsonString: string,
): SafeParseResult<StreamOptions, SDKValidationError> {
  return fromJSON(StreamOptions$inboundSchema, jsonString, "StreamOptions");
}
