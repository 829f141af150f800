import {
  SDK_METADATA,
  SDKOptions,
  serverURLFromOptions,
} from "./lib/config.js";
import { env } from "./lib/env.js";
import { ApiDescription, ClientSDK } from "./lib/sdks.js";
import { securityFromOptions } from "./lib/security.js";

const api: ApiDescription<SDKOptions> = {
  userAgent: SDK_METADATA.userAgent,
  serverURL: serverURLFromOptions,
  security: securityFromOptions,
  isDebugging: () => env().ATOMASDK_DEBUG ?? false,
};

/**
 * The client for standalone functions: it has no methods, so that a bundle holds
 * only the operations it uses.
 */
export class AtomaSDKCore extends ClientSDK<SDKOptions> {
  constructor(options: SDKOptions = {}) {
    super(options, api);
  }
}
