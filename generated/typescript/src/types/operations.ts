import { Result } from "./fp.js";

/** Fetches the next page; null after the last one. */
export type Paginator<V> = () => Promise<V & { next: Paginator<V> }> | null;

/** A page, from which all later pages can be iterated. */
export type PageIterator<V, PageState = undefined> = V & {
  next: Paginator<V>;
  [Symbol.asyncIterator]: () => AsyncIterableIterator<V>;
  "~next"?: PageState | undefined;
};

/**
 * Iterates this page and those after it, up to and including the first for which
 * `halt` holds.
 */
export function createPageIterator<V>(
  page: V & { next: Paginator<V> },
  halt: (v: V) => boolean,
): { [Symbol.asyncIterator]: () => AsyncIterableIterator<V> } {
  return {
    [Symbol.asyncIterator]: async function* pages() {
      let current: (V & { next: Paginator<V> }) | null = page;
      while (current !== null) {
        yield current;
        current = halt(current) ? null : await current.next();
      }
    },
  };
}

/** A page with nothing after it. */
export function haltIterator<V extends object>(v: V): PageIterator<V> {
  return {
    ...v,
    next: () => null,
    [Symbol.asyncIterator]: async function* only() {
      yield await Promise.resolve(v);
    },
  };
}

/** Pages of results as pages of values; a failed page rejects. */
export async function unwrapResultIterator<V, PageState>(
  iteratorPromise: Promise<PageIterator<Result<V>, PageState>>,
): Promise<PageIterator<V, PageState>> {
  const resultPage = await iteratorPromise;
  if (!resultPage.ok) {
    throw resultPage.error;
  }
  return {
    ...resultPage.value,
    next: unwrapPaginator(resultPage.next),
    "~next": resultPage["~next"],
    [Symbol.asyncIterator]: async function* values() {
      for await (const page of resultPage) {
        if (!page.ok) {
          throw page.error;
        }
        yield page.value;
      }
    },
  };
}

function unwrapPaginator<V>(paginator: Paginator<Result<V>>): Paginator<V> {
  return () => {
    const next = paginator();
    return next === null ? null : next.then(unwrapPage);
  };
}

function unwrapPage<V>(
  page: Result<V> & { next: Paginator<Result<V>> },
): V & { next: Paginator<V> } {
  if (!page.ok) {
    throw page.error;
  }
  return { ...page.value, next: unwrapPaginator(page.next) };
}

/** The option under which an operation's own server address travels. */
export const URL_OVERRIDE: unique symbol =
  /* @__PURE__ */ Symbol("URL_OVERRIDE");
