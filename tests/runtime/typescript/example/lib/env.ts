import * as z from "zod";
import { environmentFlag, environmentVariable } from "./environment.js";

export interface Env {
  /** Sets the bearerAuth parameter for the SDK */
  EXAMPLE_BEARER_AUTH?: string | undefined;
  EXAMPLE_DEBUG?: boolean | undefined;
}

export const envSchema: z.ZodType<Env, z.ZodTypeDef, unknown> =
  /* @__PURE__ */ z.object({
    EXAMPLE_BEARER_AUTH: z.string().optional(),
    EXAMPLE_DEBUG: z.coerce.boolean().optional(),
  });

let envMemo: Env | undefined;

/** The environment variables of this package, read once. */
export function env(): Env {
  envMemo ??= {
    EXAMPLE_BEARER_AUTH: environmentVariable("EXAMPLE_BEARER_AUTH"),
    EXAMPLE_DEBUG: environmentFlag("EXAMPLE_DEBUG"),
  };
  return envMemo;
}

/** Makes `env` read the variables anew. */
export function resetEnv(): void {
  envMemo = undefined;
}
