/** Schemas of dates and instants, which JSON has as text. */
import * as z from "zod";
import { RFCDate } from "../types/rfcdate.js";

/** Reads an instant. */
export function inboundDateTime(): z.ZodType<Date, z.ZodTypeDef, unknown> {
  return z.string().transform((text, ctx) => {
    const instant = new Date(text);
    return Number.isNaN(instant.getTime())
      ? refuse(ctx, "Invalid date and time")
      : instant;
  });
}

/** Writes an instant, in UTC. */
export function outboundDateTime(): z.ZodType<string, z.ZodTypeDef, Date> {
  return z.date().transform((instant) => instant.toISOString());
}

/** Reads a date of the calendar. */
export function inboundDate(): z.ZodType<RFCDate, z.ZodTypeDef, unknown> {
  return z.string().transform((text, ctx) => {
    try {
      return new RFCDate(text);
    } catch {
      // Whatever it says, the text is no date.
      return refuse(ctx, "Invalid date");
    }
  });
}

/** Writes a date of the calendar. */
export function outboundDate(): z.ZodType<string, z.ZodTypeDef, RFCDate> {
  return z.instanceof(RFCDate).transform((date) => date.toString());
}

function refuse(ctx: z.RefinementCtx, message: string): never {
  ctx.addIssue({ code: z.ZodIssueCode.custom, message });
  return z.NEVER;
}
