import { Hooks } from "./types.js";

/**
 * Registers the hooks that every client of this package has. Hooks of one client
 * are given to it in its options instead.
 */
export function initHooks(_hooks: Hooks): void {}
