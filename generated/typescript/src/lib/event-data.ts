/** Schemas of events by what their data says, and of unions of events. */
import * as z from "zod";
import { parseJSON } from "./json.js";
import { jsonText } from "./scalars.js";
import { isUnknownVariant } from "./unions.js";

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

/**
 * Reads an event by a union of what events there are. The data of one that no
 * variant knows is read, too, where it is JSON.
 */
export function eventUnion<T>(
  union: z.ZodType<T, z.ZodTypeDef, unknown>,
): z.ZodType<T, z.ZodTypeDef, unknown> {
  return union.transform((event) =>
    isUnknownVariant(event)
      ? { ...event, data: jsonOrText(dataOf(event)) }
      : event,
  );
}

function jsonOrText(data: unknown): unknown {
  try {
    return parseJSON(String(data));
  } catch {
    // Text, for all that is known of it.
    return data;
  }
}

function dataOf(event: unknown): unknown {
  return typeof event === "object" && event !== null && "data" in event
    ? event.data
    : undefined;
}
