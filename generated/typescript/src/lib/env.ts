import * as z from "zod";
import { environmentFlag, environmentVariable } from "./environment.js";

export interface Env {
  /** Sets the bearerAuth parameter for the SDK */
  ATOMASDK_BEARER_AUTH?: string | undefined;
  ATOMASDK_DEBUG?: boolean | undefined;
}

export const envSchema: z.ZodType<Env, z.ZodTypeDef, unknown> =
  /* @__PURE__ */ z.object({
    ATOMASDK_BEARER_AUTH: z.string().optional(),
    ATOMASDK_DEBUG: z.coerce.boolean().optional(),
  });

let envMemo: Env | undefined;

/** The environment variables of this package, read once. */
export function env(): Env {
  envMemo ??= {
    ATOMASDK_BEARER_AUTH: environmentVariable("ATOMASDK_BEARER_AUTH"),
    ATOMASDK_DEBUG: environmentFlag("ATOMASDK_DEBUG"),
  };
  return envMemo;
}

/** Makes `env` read the variables anew. */
export function resetEnv(): void {
  envMemo = undefined;
}
