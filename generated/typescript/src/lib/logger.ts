/** What the debug log is written to; `console` will do. */
export interface Logger {
  group(label?: string): void;
  groupEnd(): void;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as console has it
  log(message: any, ...args: any[]): void;
}

const SAFE_REQUEST_HEADERS = new Set([
  "accept",
  "accept-language",
  "content-length",
  "content-type",
  "user-agent",
]);

/**
 * Logs a request: method, address without query, headers.
 *
 * Only headers known to be harmless are shown in full, because a credential may
 * travel in a header of any name, and in the query.
 */
export function logRequest(logger: Logger, request: Request): void {
  const { origin, pathname } = new URL(request.url);
  logger.group(`> Request: ${request.method} ${origin}${pathname}`);
  request.headers.forEach((value, name) => {
    logger.log(`${name}: ${SAFE_REQUEST_HEADERS.has(name) ? value : "***"}`);
  });
  logger.groupEnd();
}

/** Logs a response: status and headers, never cookies nor the body. */
export function logResponse(logger: Logger, response: Response): void {
  logger.group(`< Response: ${String(response.status)} ${response.statusText}`);
  response.headers.forEach((value, name) => {
    logger.log(`${name}: ${name === "set-cookie" ? "***" : value}`);
  });
  logger.groupEnd();
}
