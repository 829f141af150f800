export * from "./chatcompletionscreatestream.js";
export * from "./completionscreatestream.js";
export * from "./confidentialchatcompletionscreatestream.js";
export * from "./confidentialcompletionscreatestream.js";
