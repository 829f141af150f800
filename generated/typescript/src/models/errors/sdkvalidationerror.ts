import * as z from "zod";
import { describeResponse, SDKError } from "./sdkerror.js";

/** A value does not fit its type, or a body is not what its media type says. */
export class SDKValidationError extends SDKError {
  /** The value as it was before. */
  declare readonly rawValue: unknown;
  /** The message without the explanation of the cause. */
  readonly rawMessage: unknown;

  constructor(
    message: string,
    cause: unknown,
    rawValue: unknown,
    rawResponse?: Response,
  ) {
    super(`${message}: ${explain(cause)}`, { cause });
    this.name = "SDKValidationError";
    this.rawMessage = message;
    // Kept out of what is printed: a request may hold what is private.
    Object.defineProperty(this, "rawValue", { value: rawValue });
    if (rawResponse !== undefined) {
      describeResponse(this, rawResponse);
    }
  }

  /** The error as indented lines, with the place of every fault. */
  pretty(): string {
    return this.cause instanceof z.ZodError
      ? `${String(this.rawMessage)}\n${formatZodError(this.cause)}`
      : this.toString();
  }
}

function explain(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The faults of a value as indented lines. `level` counts the indentation. */
export function formatZodError(err: z.ZodError, level = 0): string {
  const indent = "  ".repeat(level);
  const lines: string[] = [];
  for (const issue of err.issues) {
    const place = issue.path.length > 0 ? `[${issue.path.join(".")}] ` : "";
    lines.push(`${indent}- ${place}${issue.message}`);
    if (issue.code === "invalid_union") {
      for (const nested of issue.unionErrors) {
        lines.push(formatZodError(nested, level + 1));
      }
    }
  }
  return lines.join("\n");
}
