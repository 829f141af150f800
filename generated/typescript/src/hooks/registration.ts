import { Hooks } from "./types.js";

/**
 * Registers the hooks that every client of this package has. Hooks of one client
 * are given to it in its options instead.
 */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- until the first hook is registered
export function initHooks(hooks: Hooks): void {}
