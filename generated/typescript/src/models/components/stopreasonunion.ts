import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { inboundUnion, outboundUnion } from "../../lib/unions.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/**
 * What stopped the model.
 *
 * A number under `Int` or a text under `String`, depending on the model's server.
 */
export type StopReasonUnion = StopReason1 | StopReason2;

/** @internal */
export const StopReasonUnion$inboundSchema: InboundSchema<StopReasonUnion> =
  /* @__PURE__ */ inboundUnion(() => [
    StopReason1$inboundSchema,
    StopReason2$inboundSchema,
  ]);

/** @internal */
export type StopReasonUnion$Outbound =
  StopReason1$Outbound | StopReason2$Outbound;

/** @internal */
export const StopReasonUnion$outboundSchema: OutboundSchema<
  StopReasonUnion$Outbound,
  StopReasonUnion
> = /* @__PURE__ */ outboundUnion(() => [
  StopReason1$outboundSchema,
  StopReason2$outboundSchema,
]);

export function stopReasonUnionToJSON(
  stopReasonUnion: StopReasonUnion,
): string {
  return toJSON(StopReasonUnion$outboundSchema, stopReasonUnion);
}

export function stopReasonUnionFromJSON(
  jsonString: string,
): SafeParseResult<StopReasonUnion, SDKValidationError> {
  return fromJSON(StopReasonUnion$inboundSchema, jsonString, "StopReasonUnion");
}

export type StopReason1 = {
  /** At least 0. */
  int: number;
};

const StopReason1$names = {
  Int: "int",
} as const;

/** @internal */
export const StopReason1$inboundSchema: InboundSchema<StopReason1> =
  /* @__PURE__ */ inboundModel(
    () => ({
      Int: z.number().int(),
    }),
    StopReason1$names,
  );

/** @internal */
export type StopReason1$Outbound = {
  Int: number;
};

/** @internal */
export const StopReason1$outboundSchema: OutboundSchema<
  StopReason1$Outbound,
  StopReason1
> = /* @__PURE__ */ outboundModel(
  () => ({
    int: z.number().int(),
  }),
  StopReason1$names,
);

export function stopReason1ToJSON(stopReason1: StopReason1): string {
  return toJSON(StopReason1$outboundSchema, stopReason1);
}

export function stopReason1FromJSON(
  jsonString: string,
): SafeParseResult<StopReason1, SDKValidationError> {
  return fromJSON(StopReason1$inboundSchema, jsonString, "StopReason1");
}

export type StopReason2 = {
  string: string;
};

const StopReason2$names = {
  String: "string",
} as const;

/** @internal */
export const StopReason2$inboundSchema: InboundSchema<StopReason2> =
  /* @__PURE__ */ inboundModel(
    () => ({
      String: z.string(),
    }),
    StopReason2$names,
  );

/** @internal */
export type StopReason2$Outbound = {
  String: string;
};

/** @internal */
export const StopReason2$outboundSchema: OutboundSchema<
  StopReason2$Outbound,
  StopReason2
> = /* @__PURE__ */ outboundModel(
  () => ({
    string: z.string(),
  }),
  StopReason2$names,
);

export function stopReason2ToJSON(stopReason2: StopReason2): string {
  return toJSON(StopReason2$outboundSchema, stopReason2);
}

export function stopReason2FromJSON(
  jsonString: string,
): SafeParseResult<StopReason2, SDKValidationError> {
  return fromJSON(StopReason2$inboundSchema, jsonString, "StopReason2");
}
