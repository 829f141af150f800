/** Schemas of events whose document describes what their data says, and no more. */
import * as z from "zod";
import { jsonText } from "./scalars.js";

/** Reads the JSON that is an event's data. */
export function eventData<T>(
  content: z.ZodType<T, z.ZodTypeDef, unknown>,
): z.ZodType<T, z.ZodTypeDef, unknown> {
  return z.preprocess(dataOf, jsonText(content));
}

/** Reads the text that is an event's data. */
export function eventText<T>(
  content: z.ZodType<T, z.ZodTypeDef, unknown>,
): z.ZodType<T, z.ZodTypeDef, unknown> {
  return z.preprocess(dataOf, content);
}

function dataOf(event: unknown): unknown {
  return typeof event === "object" && event !== null && "data" in event
    ? event.data
    : undefined;
}
