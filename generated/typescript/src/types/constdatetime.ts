import * as z from "zod";

/** Accepts any spelling of one fixed instant. */
export function constDateTime(
  val: string,
): z.ZodType<string, z.ZodTypeDef, unknown> {
  return z.custom<string>(
    (value) =>
      typeof value === "string" &&
      new Date(value).getTime() === new Date(val).getTime(),
    `Value must be equivalent to ${val}`,
  );
}
