/**
 * A list that comes page by page: the items of all pages, each page asked for
 * when its first item is.
 */
import { PaginationError } from "../models/errors/paginationerror.js";
import { APICall } from "../types/async.js";
import { Result, unwrap } from "../types/fp.js";
import { DEFAULT_HEADER } from "./idempotency.js";
import { stringifyJSON } from "./json.js";
import { nextLink } from "./links.js";
import { Matcher } from "./matching.js";
import { call, Operation } from "./operations.js";
import { isRecord } from "./records.js";
import { ClientOptions, ClientSDK, RequestOptions } from "./sdks.js";

/** A way into a value: names and indices, -1 for the last; empty for the value itself. */
export type Way = readonly (string | number)[];

/** How the pages of a list follow one another. Plain data. */
export type Pagination<Item> = {
  /**
   * What leads to the next page: how many items were received, how many pages, a
   * token or a URL in the body, or the URL of the header `Link`.
   */
  by: "offset" | "page" | "cursor" | "url" | "link";
  /** Where the decoded body has the items. */
  items: Way;
  /** Where the input, in its wire form, has what changes from page to page. */
  input?: Way;
  /** Where the body, as it came, has the token or the URL. */
  next?: Way;
  /** Where it says, as a boolean, whether there are more pages. */
  more?: Way;
  /** Where it says how many pages there are. */
  pages?: Way;
  /**
   * The number of the first page, or the offset of the first item, where the
   * caller gives none; 0 when absent.
   */
  first?: number;
  /** Never there: it tells the compiler what an item is. */
  "~item"?: Item;
};

/**
 * The items of all pages, from the page that the input asks for. Nothing is sent
 * before the first item is asked for. The options hold for the call of each page.
 *
 * @throws PaginationError when a page leads to one that was already read, or to
 *   another origin, and whatever the call of a page fails with.
 */
export async function* items<
  Item,
  Inp,
  Out,
  Err,
  Options extends ClientOptions,
>(
  client: ClientSDK<Options>,
  operation: Operation<Inp, Out, Err>,
  pagination: Pagination<Item>,
  input: Inp,
  options?: RequestOptions,
): AsyncGenerator<Item, void, undefined> {
  const followed = new Set<string>();
  let turn: Turn | null = {};
  while (turn !== null) {
    const heard: Heard = {};
    const asking = turned(operation, pagination, turn, heard);
    const held = isFirst(turn) ? options : keyless(options, operation);
    const exchange = await call(client, asking, input, held).$inspect();
    const page = pageOf(exchange, heard, pagination);
    yield* page.items as Item[];
    turn = after(page, pagination, followed);
  }
}

/** What the request of a page has in place of what the caller gave. */
type Turn = { position?: unknown; url?: URL };

function isFirst({ position, url }: Turn): boolean {
  return position === undefined && url === undefined;
}

/**
 * The options without an idempotency key of the caller's own: it is the first
 * page's, and would bring that again for any other.
 */
function keyless(
  options: RequestOptions = {},
  operation: { idempotencyHeader?: string },
): RequestOptions {
  const headers = new Headers(options.fetchOptions?.headers);
  headers.delete(operation.idempotencyHeader ?? DEFAULT_HEADER);
  const kept = { ...options };
  delete kept.idempotencyKey;
  return { ...kept, fetchOptions: { ...options.fetchOptions, headers } };
}

/** A call's input in its wire form, and the body of its response as it came. */
type Heard = { input?: unknown; body?: unknown };

type Page = Heard & { items: unknown[]; request: Request; response: Response };

/** The operation that asks for the page of a turn, and tells what it hears. */
function turned<Inp, Out, Err>(
  operation: Operation<Inp, Out, Err>,
  { input: way = [] }: Pagination<unknown>,
  turn: Turn,
  heard: Heard,
): Operation<Inp, Out, Err> {
  const input = operation.input?.transform((given) => {
    const { idempotencyHeader: key } = operation;
    const own =
      isFirst(turn) || key === undefined ? given : without(given, key);
    heard.input =
      turn.position === undefined ? own : put(own, way, turn.position);
    return heard.input;
  });
  return {
    ...operation,
    ...(input && { input }),
    url: turn.url,
    // A stream has no pages; one that comes all the same is not what was asked for.
    responses: operation.responses
      .filter((matcher) => !("isStream" in matcher && matcher.isStream))
      .map((matcher) => overheard(matcher, heard)),
  };
}

function overheard<Out, Err>(
  matcher: Matcher<Out, Err>,
  heard: Heard,
): Matcher<Out, Err> {
  if (matcher.enc !== "json" || "err" in matcher) {
    return matcher;
  }
  return {
    ...matcher,
    read: async (response, scope) => {
      heard.body = await matcher.read(response, scope);
      return heard.body;
    },
  };
}

/** The page that came. @throws what came instead. */
function pageOf(
  [result, exchange]: [Result<unknown>, APICall],
  heard: Heard,
  { items }: Pagination<unknown>,
): Page {
  const found = at(unwrap(result), items);
  // A call that has a value is complete.
  const { request, response } = exchange as Complete;
  return {
    ...heard,
    items: Array.isArray(found) ? found : [],
    request,
    response,
  };
}

type Complete = Extract<APICall, { status: "complete" }>;

/** The turn of the page after one; null behind the last. */
function after(
  page: Page,
  pagination: Pagination<unknown>,
  followed: Set<string>,
): Turn | null {
  const { by, next = [], more } = pagination;
  const { body, response } = page;
  if (more !== undefined && at(body, more) === false) {
    return null;
  }
  switch (by) {
    case "offset":
    case "page":
      return counted(page, pagination);
    case "cursor":
      return passed(at(body, next), page, followed);
    case "url":
      return linked(at(body, next), page, followed);
    case "link":
      return linked(
        nextLink(response.headers.get("link") ?? ""),
        page,
        followed,
      );
  }
}

/** One page further, or as many items as there were; an empty page is the last. */
function counted(
  { input, body, items }: Page,
  { by, input: way = [], pages, first = 0 }: Pagination<unknown>,
): Turn | null {
  const given = Number(at(input, way) ?? first);
  const position = Number.isSafeInteger(given) ? given : first;
  const count = pages && at(body, pages);
  const isLast = typeof count === "number" && position + 1 >= first + count;
  if (items.length === 0 || isLast) {
    return null;
  }
  return { position: position + (by === "page" ? 1 : items.length) };
}

function passed(
  cursor: unknown,
  page: Page,
  followed: Set<string>,
): Turn | null {
  if (isEnd(cursor)) {
    return null;
  }
  follow(stringifyJSON(cursor), page, followed);
  return { position: cursor };
}

function linked(link: unknown, page: Page, followed: Set<string>): Turn | null {
  if (isEnd(link)) {
    return null;
  }
  const here = addressOf(page);
  const url = absolute(link, here, page);
  followed.add(here.href);
  follow(url.href, page, followed);
  return { url };
}

/**
 * Where a page is. One that a redirect led to, at another origin, is still asked
 * for at its own: only there do credentials go.
 */
function addressOf({ request, response }: Page): URL {
  const asked = new URL(request.url);
  const found = new URL(response.url || asked);
  const here = found.origin === asked.origin ? found : asked;
  here.hash = "";
  return here;
}

function absolute(link: unknown, here: URL, { response }: Page): URL {
  const url = parsed(String(link), here);
  if (url === null) {
    throw new PaginationError(
      "The page's link to the next one is no URL",
      response,
    );
  }
  if (url.origin !== here.origin) {
    throw new PaginationError("The page leads to another origin", response);
  }
  url.hash = "";
  return url;
}

function parsed(link: string, base: URL): URL | null {
  try {
    return new URL(link, base);
  } catch {
    return null;
  }
}

function follow(key: string, { response }: Page, followed: Set<string>): void {
  if (followed.has(key)) {
    throw new PaginationError(
      "The page leads to one that was already read",
      response,
    );
  }
  followed.add(key);
}

function isEnd(next: unknown): boolean {
  return next === undefined || next === null || next === false || next === "";
}

/** What a value has at the end of a way; undefined where that leads nowhere. */
function at(value: unknown, way: Way): unknown {
  let found = value;
  for (const step of way) {
    if (typeof step === "number") {
      found = Array.isArray(found) ? found.at(step) : undefined;
    } else {
      found =
        isRecord(found) && Object.hasOwn(found, step) ? found[step] : undefined;
    }
  }
  return found;
}

/** A copy of a value that lacks a name. */
function without(value: unknown, name: string): unknown {
  return isRecord(value) && name in value ? { ...value, [name]: null } : value;
}

/** A copy of a value that has another at the end of a way of names. */
function put(value: unknown, [name, ...rest]: Way, held: unknown): unknown {
  if (name === undefined) {
    return held;
  }
  const record = isRecord(value) ? value : {};
  return { ...record, [name]: put(record[name], rest, held) };
}
