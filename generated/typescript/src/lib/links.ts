/** The header `Link`. Source: RFC 8288 section 3. */

const LINK = /<([^<>]*)>((?:[^<"]|"(?:[^"\\]|\\.)*")*)/g;

const PARAMETER =
  /;\s*([^\s"=;,]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*)))?/g;

/** Where the link of relation `next` leads, as it is written; undefined without one. */
export function nextLink(header: string): string | undefined {
  for (const [, target, parameters = ""] of header.matchAll(LINK)) {
    if (relationsOf(parameters).includes("next")) {
      return target;
    }
  }
  return undefined;
}

/** A link's relation types, in lower case. A second `rel` does not count. */
function relationsOf(parameters: string): string[] {
  for (const [, name, quoted, token] of parameters.matchAll(PARAMETER)) {
    if (name?.toLowerCase() === "rel") {
      return (quoted ?? token ?? "").toLowerCase().split(/\s+/);
    }
  }
  return [];
}
