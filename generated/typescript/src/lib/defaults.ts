import { OutboundSchema } from "./schemas.js";

/**
 * Writes what the document requires: where the caller left it out, its default.
 *
 * @param wire The default in wire form, made for each value anew.
 */
export function withDefault<Wire, T>(
  schema: OutboundSchema<Wire, T>,
  wire: () => unknown,
): OutboundSchema<Wire, T | undefined> {
  return schema
    .optional()
    .transform((written) =>
      written === undefined ? (wire() as Wire) : written,
    );
}
