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

export type NodesCreateResponse = {
  /** What the proxy has to say about the registration */
  message: string;
};

/** @internal */
export const NodesCreateResponse$inboundSchema: InboundSchema<NodesCreateResponse> =
  /* @__PURE__ */ inboundModel(() => ({
    message: z.string(),
  }));

/** @internal */
export type NodesCreateResponse$Outbound = {
  message: string;
};

/** @internal */
export const NodesCreateResponse$outboundSchema: OutboundSchema<
  NodesCreateResponse$Outbound,
  NodesCreateResponse
> = /* @__PURE__ */ outboundModel(() => ({
  message: z.string(),
}));

export function nodesCreateResponseToJSON(
  nodesCreateResponse: NodesCreateResponse,
): string {
  return toJSON(NodesCreateResponse$outboundSchema, nodesCreateResponse);
}

export function nodesCreateResponseFromJSON(
  jsonString: string,
): SafeParseResult<NodesCreateResponse, SDKValidationError> {
  return fromJSON(
    NodesCreateResponse$inboundSchema,
    jsonString,
    "NodesCreateResponse",
  );
}
