import { SecurityState } from "./credentials.js";

/** What each response must not show in an error: the secrets of its request. */
export const secretsBehind = /* @__PURE__ */ new WeakMap<
  Response,
  readonly string[]
>();

/** The headers of a response, without the secrets that it repeats. */
export function shownHeaders(response: Response): Headers {
  const secrets = secretsBehind.get(response);
  return secrets === undefined
    ? response.headers
    : new Headers(
        [...response.headers].map(([name, value]): [string, string] => [
          name,
          redact(value, secrets),
        ]),
      );
}

/**
 * A text with each secret masked, however it is spelled: servers repeat keys,
 * and the addresses that they were asked for.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  return secrets
    .flatMap(spellings)
    .reduce(
      (masked, spelling) => masked.replaceAll(spelling, "[secret]"),
      text,
    );
}

/** None of a text that is too short for a secret: half of `text` would be masked. */
function spellings(secret: string): string[] {
  if (secret.length < 4) {
    return [];
  }
  const form = formText(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  return [secret, json, form, form.replaceAll("+", "%20")];
}

/** A text as a form spells it. */
export function formText(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

/** The secrets among what credentials add to a request. */
export function secretsOf(state: SecurityState | null): string[] {
  return [
    ...Object.values(state?.headers ?? {}),
    ...Object.values(state?.cookies ?? {}),
    ...Object.values(state?.queryParams ?? {}),
    state?.basic.password ?? "",
  ].map((value) => value.replace(/^(bearer|basic) /i, ""));
}
