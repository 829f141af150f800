export * as files from "./lib/files.js";
export * from "./lib/config.js";
export * from "./sdk/sdk.js";
