export * from "./matching.js";
export * from "./response-kinds.js";
export { discardResponseBody } from "./response-body.js";
