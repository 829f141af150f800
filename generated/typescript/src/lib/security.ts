import * as components from "../models/components/index.js";
import { SDKOptions } from "./config.js";
import {
  extractSecurity,
  resolveRequirements,
  SecurityInput,
  SecurityRequirements,
  SecurityState,
} from "./credentials.js";
import { env } from "./env.js";
import { ExactPartial } from "./primitives.js";

export * from "./credentials.js";

/** What holds for an operation that does not say. */
const REQUIREMENTS: SecurityRequirements = [["bearerAuth"]];

export function resolveGlobalSecurity(
  security: ExactPartial<components.Security> | null | undefined,
  requirements: SecurityRequirements = REQUIREMENTS,
): SecurityState | null {
  const inputs: Record<string, SecurityInput> = {
    bearerAuth: {
      type: "http:bearer",
      fieldName: "bearerAuth",
      value: security?.bearerAuth ?? env().ATOMASDK_BEARER_AUTH,
    },
  };
  return resolveRequirements(requirements, inputs);
}

export async function securityFromOptions(
  options: SDKOptions,
  requirements?: SecurityRequirements,
): Promise<SecurityState | null> {
  const credential = await extractSecurity(options.bearerAuth);
  return resolveGlobalSecurity({ bearerAuth: credential }, requirements);
}
