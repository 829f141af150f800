import { InvalidRequestError } from "../models/errors/httpclienterrors.js";
import { BodyEncoder, BodyField } from "./bodies.js";
import { isRecord } from "./records.js";
import { encodeStyled, Style } from "./styles.js";

/** One parameter of an operation. */
export type Parameter = Style & {
  in: "path" | "query" | "header" | "cookie";
  /** The wire name. */
  name: string;
  /** The property of the input's wire form; the name, when absent. */
  field?: string;
};

/** Writes values, by property of the input's wire form, into a path, its query and headers. */
export type ParameterWriter = (
  path: string,
  values: Record<string, unknown>,
  headers: Headers,
) => string;

/** How a caller asks for a stream in place of a value. */
export type Streaming = {
  /** The way to the boolean in the input's wire form; the call's options have
   * it, when absent. */
  chosenBy?: readonly string[];
  /** What `accept` says then. */
  accept: string;
};

/** The body of an operation. */
export type Body = {
  encode: BodyEncoder;
  mediaType: string;
  /** The property of the wire form that is the body; the whole when absent. */
  field?: string;
  /** What the document says of single fields of a form. */
  fields?: readonly BodyField[];
};

type EncodedInput = {
  /** With the query. */
  path: string;
  headers: Headers;
  body: BodyInit | null;
};

type Encodable = {
  path: string;
  accept: string;
  streaming?: Streaming;
  parameters?: ParameterWriter;
  body?: Body;
};

/**
 * Writes an operation's input, already in wire form, into the parts of a request.
 *
 * @param stream Whether the call's options ask for a stream.
 * @throws InvalidRequestError, EncodingError
 */
export function encodeInput(
  operation: Encodable,
  input: unknown,
  stream = false,
): EncodedInput {
  const values = isRecord(input) ? input : {};
  const headers = new Headers({ accept: accepted(operation, input, stream) });
  const address = operation.parameters?.(operation.path, values, headers);
  const body = encodeBody(operation, input, values, headers);
  return { path: address ?? operation.path, headers, body };
}

/**
 * Writes parameters, each in its place and style.
 *
 * @throws InvalidRequestError, EncodingError, the returned function.
 */
export function inPlaces(parameters: readonly Parameter[]): ParameterWriter {
  return (path, values, headers) => {
    const query: string[] = [];
    const cookies: string[] = [];
    const segments = new Map<string, string>();
    for (const parameter of parameters) {
      const { in: place, name, field = name } = parameter;
      const charEncoding = place === "header" ? "none" : undefined;
      const text = encodeStyled(name, values[field], parameter, charEncoding);
      if (text === undefined) {
        continue;
      }
      switch (place) {
        case "path":
          segments.set(name, text);
          break;
        case "query":
          query.push(text);
          break;
        case "header":
          setHeader(headers, name, text);
          break;
        case "cookie":
          cookies.push(text.replaceAll("&", "; "));
          break;
      }
    }
    if (cookies.length > 0) {
      setHeader(headers, "cookie", cookies.join("; "));
    }
    const [template = ""] = path.split("#");
    const asked = query.filter(Boolean).join("&");
    const mark = template.includes("?") ? "&" : "?";
    return fillPath(template, segments) + (asked && mark + asked);
  };
}

function accepted(
  { accept, streaming }: Encodable,
  input: unknown,
  stream: boolean,
): string {
  const chosen = streaming?.chosenBy?.reduce(
    (held, name) => (isRecord(held) ? held[name] : undefined),
    input,
  );
  const streams = streaming?.chosenBy === undefined ? stream : chosen === true;
  return streaming !== undefined && streams ? streaming.accept : accept;
}

function setHeader(headers: Headers, name: string, value: string): void {
  if (/[\r\n\0]/.test(value) || /[^\0-\xff]/.test(value)) {
    throw new InvalidRequestError(
      `The value of header "${name}" has characters no header can have`,
    );
  }
  headers.set(name, value);
}

function encodeBody(
  { body }: Encodable,
  input: unknown,
  values: Record<string, unknown>,
  headers: Headers,
): BodyInit | null {
  const value = body?.field === undefined ? input : values[body.field];
  if (body === undefined || value === undefined) {
    return null;
  }
  const { encode, mediaType, fields } = body;
  const { content, contentType } = encode(value, mediaType, fields);
  headers.set("content-type", contentType);
  return content;
}

/** Fills a path's variables with text that is already encoded. */
function fillPath(pattern: string, segments: Map<string, string>): string {
  const path = pattern.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const text = segments.get(name);
    if (text === undefined || text === "") {
      throw new InvalidRequestError(`Path parameter "${name}" is missing`);
    }
    return text;
  });
  if (path.split("/").some((part) => /^(?:\.|%2e){1,2}$/i.test(part))) {
    throw new InvalidRequestError(
      '"." and ".." are no values for a path parameter',
    );
  }
  return path;
}
