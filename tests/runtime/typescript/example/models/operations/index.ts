export * from "./chatcreatestream.js";
export * from "./treesget.js";
