export * from "./chat.js";
export * from "./security.js";
export * from "./tree.js";
