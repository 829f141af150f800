import { AtomaSDKCore } from "../core.js";
import { healthHealth } from "../funcs/healthHealth.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Whether the service is up */
export class Health extends AtomaSDKCore {
  /** Check health */
  async health(options?: RequestOptions): Promise<components.HealthResponse> {
    return unwrapAsync(healthHealth(this, options));
  }
}
