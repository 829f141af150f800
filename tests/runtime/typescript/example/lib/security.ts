import * as components from "../models/components/index.js";
import {
  extractSecurity,
  resolveRequirements,
  SecurityInput,
  SecurityRequirements,
  SecurityState,
} from "./credentials.js";
import { SDKOptions } from "./config.js";
import { env } from "./env.js";

export * from "./credentials.js";

/** The document's own requirements. */
const REQUIREMENTS: SecurityRequirements = [["bearerAuth"]];

export function resolveGlobalSecurity(
  security: Partial<components.Security> | null | undefined,
  requirements: SecurityRequirements = REQUIREMENTS,
): SecurityState | null {
  const inputs: Record<string, SecurityInput> = {
    bearerAuth: {
      type: "http:bearer",
      fieldName: "bearerAuth",
      value: security?.bearerAuth ?? env().EXAMPLE_BEARER_AUTH,
    },
  };
  return resolveRequirements(requirements, inputs);
}

export async function securityFromOptions(
  options: SDKOptions,
  requirements?: SecurityRequirements,
): Promise<SecurityState | null> {
  const bearerAuth = await extractSecurity(options.bearerAuth);
  return resolveGlobalSecurity({ bearerAuth }, requirements);
}
