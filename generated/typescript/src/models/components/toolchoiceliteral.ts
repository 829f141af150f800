import { openEnum, outboundEnum } from "../../lib/scalars.js";
import { InboundSchema, OutboundSchema } from "../../lib/schemas.js";
import { OpenEnum } from "../../types/enums.js";

/**
 * A tool choice in one word.
 *
 * `none` forbids every call; `auto` leaves the decision to the model.
 */
export const ToolChoiceLiteral = {
  None: "none",
  Auto: "auto",
} as const;
/**
 * A tool choice in one word.
 *
 * `none` forbids every call; `auto` leaves the decision to the model.
 */
export type ToolChoiceLiteral = OpenEnum<typeof ToolChoiceLiteral>;

/** @internal */
export const ToolChoiceLiteral$inboundSchema: InboundSchema<ToolChoiceLiteral> =
  /* @__PURE__ */ openEnum(ToolChoiceLiteral);

/** @internal */
export const ToolChoiceLiteral$outboundSchema: OutboundSchema<
  string,
  ToolChoiceLiteral
> = /* @__PURE__ */ outboundEnum(ToolChoiceLiteral);
