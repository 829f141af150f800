import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import * as base64 from "../src/lib/base64.js";
import { binaryBody, formBody, textBody } from "../src/lib/bodies.js";
import {
  resolveRequirements,
  resolveSecurity,
} from "../src/lib/credentials.js";
import { dlv } from "../src/lib/dlv.js";
import * as E from "../src/lib/encodings.js";
import { readableStreamToArrayBuffer } from "../src/lib/files.js";
import {
  HTTPClient,
  matchContentType,
  matchResponse,
  matchStatusCode,
} from "../src/lib/http.js";
import { isPlainObject } from "../src/lib/is-plain-object.js";
import * as M from "../src/lib/matchers.js";
import { multipartBody } from "../src/lib/multipart.js";
import * as primitives from "../src/lib/primitives.js";
import { makeRequestInput } from "../src/lib/requests.js";
import { retry, PermanentError, TemporaryError } from "../src/lib/retries.js";
import { pathToFunc } from "../src/lib/url.js";
import { APIPromise } from "../src/types/async.js";
import { createPageIterator, RFCDate } from "../src/types/index.js";
import * as z from "zod";

const COLOR = { R: 100, G: 200 };
const LIST = ["blue", "black"];

describe("parameter styles, as the OpenAPI table has them", () => {
  const table: [string, E.Encoder, boolean, unknown, string | undefined][] = [
    ["form", E.encodeForm, true, "blue", "color=blue"],
    ["form", E.encodeForm, true, "", "color="],
    ["form", E.encodeForm, true, LIST, "color=blue&color=black"],
    ["form", E.encodeForm, false, LIST, "color=blue,black"],
    ["form", E.encodeForm, true, COLOR, "R=100&G=200"],
    ["form", E.encodeForm, false, COLOR, "color=R,100,G,200"],
    ["form", E.encodeForm, true, undefined, undefined],
    ["form", E.encodeForm, true, [], undefined],
    ["form", E.encodeForm, true, null, "color=null"],
    [
      "form",
      E.encodeForm,
      true,
      new Date(0),
      "color=1970-01-01T00%3A00%3A00.000Z",
    ],
    ["space", E.encodeSpaceDelimited, false, LIST, "color=blue%20black"],
    ["pipe", E.encodePipeDelimited, false, LIST, "color=blue%7Cblack"],
    ["simple", E.encodeSimple, false, LIST, "blue,black"],
    ["simple", E.encodeSimple, false, COLOR, "R,100,G,200"],
    ["simple", E.encodeSimple, true, COLOR, "R=100,G=200"],
    ["label", E.encodeLabel, false, "blue", ".blue"],
    ["label", E.encodeLabel, false, LIST, ".blue,black"],
    ["label", E.encodeLabel, true, LIST, ".blue.black"],
    ["label", E.encodeLabel, true, COLOR, ".R=100.G=200"],
    ["matrix", E.encodeMatrix, false, "blue", ";color=blue"],
    ["matrix", E.encodeMatrix, false, "", ";color"],
    ["matrix", E.encodeMatrix, false, LIST, ";color=blue,black"],
    ["matrix", E.encodeMatrix, true, LIST, ";color=blue;color=black"],
    ["matrix", E.encodeMatrix, false, COLOR, ";color=R,100,G,200"],
    ["matrix", E.encodeMatrix, true, COLOR, ";R=100;G=200"],
    [
      "deep",
      E.encodeDeepObject,
      true,
      COLOR,
      "color%5BR%5D=100&color%5BG%5D=200",
    ],
    [
      "deep",
      E.encodeDeepObject,
      true,
      { a: { b: [1, 2] } },
      "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2",
    ],
    [
      "json",
      E.encodeJSON,
      false,
      COLOR,
      "color=%7B%22R%22%3A100%2C%22G%22%3A200%7D",
    ],
  ];
  for (const [style, encode, explode, value, expected] of table) {
    it(`${style} ${explode} ${inspect(value)}`, () => {
      assert.equal(encode("color", value, { explode }), expected);
    });
  }

  it("names and values are escaped, unless reserved characters may stay", () => {
    assert.equal(E.encodeForm("a b", "c/d&e"), "a%20b=c%2Fd%26e");
    const charEncoding = "none";
    assert.equal(E.encodeForm("a", "c/d", { charEncoding }), "a=c/d");
    const reserved = E.encodeSimple("a", ":/?#[]@!$&'()*+,;=%| ü", {
      charEncoding: "reserved",
    });
    assert.equal(reserved, ":/?%23%5B%5D@!$&'()*+,;=%25%7C%20%C3%BC");
    assert.equal(E.encodeSimple("a", "!'()*-._~"), "%21%27%28%29%2A-._~");
    assert.equal(E.encodeSimple("a", "\ud800"), "%EF%BF%BD");
  });

  it("deepObject writes what is no object as a form has it", () => {
    assert.equal(E.encodeDeepObject("a", 5), "a=5");
    assert.equal(E.encodeDeepObject("a", ["b", "c d"]), "a=b&a=c%20d");
  });

  it("bulk encoders join what there is", () => {
    const values = { a: 1, b: undefined, c: ["x", "y"] };
    assert.equal(E.encodeFormQuery(values), "a=1&c=x&c=y");
    assert.equal(E.queryJoin("a=1", undefined, "", "b=2"), "a=1&b=2");
  });
});

const MULTIPART = "multipart/form-data";

/** A multipart body, as the platform reads it. */
function formOf(value: unknown): Promise<FormData> {
  const { content, contentType } = multipartBody(value, MULTIPART);
  const headers = { "content-type": contentType };
  return new Response(content, { headers }).formData();
}

describe("bodies", () => {
  it("form", () => {
    const body = formBody(
      {
        a: "x y",
        b: [1, 2],
        c: undefined,
        d: ["+", "&"],
        e: null,
        f: { g: 1 },
      },
      "f",
      [
        { name: "d", encode: E.encodeForm, explode: false },
        { name: "f", encode: E.encodeDeepObject },
      ],
    );
    assert.equal(body.content, "a=x+y&b=1&b=2&d=%2B,%26&f%5Bg%5D=1");
  });

  it("multipart with files, lists, objects and text", async () => {
    const form = await formOf({
      text: "t",
      list: ["a", "b"],
      object: { n: 1 },
      blob: new Blob(["B"], { type: "image/gif" }),
      bytes: new Uint8Array([70]),
      file: { fileName: 'f".txt', content: "F" },
      nothing: undefined,
      none: null,
    });
    assert.deepEqual(form.getAll("list"), ["a", "b"]);
    assert.equal(form.get("text"), "t");
    assert.equal(form.get("object"), '{"n":1}');
    assert.deepEqual(await Promise.all(["blob", "bytes", "file"].map(shown)), [
      ["file", "image/gif", "B"],
      ["file", "application/octet-stream", "F"],
      ['f".txt', "application/octet-stream", "F"],
    ]);
    assert.ok(!form.has("nothing") && !form.has("none"));

    async function shown(name: string) {
      const file = form.get(name) as File;
      return [file.name, file.type, await file.text()];
    }
  });

  it("multipart is a stream where a part of it is, and else can be repeated", async () => {
    let isOver = false;
    async function* pieces() {
      try {
        yield new Uint8Array([65]);
        yield new Uint8Array([66]);
      } finally {
        isOver = true;
      }
    }
    const content = new Blob(["C"]).stream();
    const form = await formOf({
      a: pieces(),
      b: { fileName: "b", content, contentType: "x/y" },
    });
    const [a, b] = [form.get("a") as File, form.get("b") as File];
    assert.deepEqual([await a.text(), await b.text()], ["AB", "C"]);
    assert.deepEqual([b.name, b.type, isOver], ["b", "x/y", true]);
    assert.ok(multipartBody({ a: "1" }, MULTIPART).content instanceof Blob);
  });

  it("parts are as the document has them", async () => {
    const { content, contentType } = multipartBody(
      { a: "x", b: ["y", "z&"], c: { d: 1 }, e: new Blob(["f"]), 'q"\r\n': 1 },
      "multipart/mixed; boundary=theirs",
      [
        { name: "a", mediaType: "application/json", headers: { "X-A": "1" } },
        { name: "b", encode: E.encodePipeDelimited, explode: false },
        { name: "c", encode: E.encodeDeepObject, mediaType: "text/x" },
        { name: "e", encode: E.encodeForm, mediaType: "image/png" },
      ],
    );
    const boundary = /^multipart\/mixed; boundary=(----[0-9a-f]{32})$/.exec(
      contentType,
    )?.[1];
    assert.ok(boundary !== undefined);
    const text = await new Response(content).text();
    assert.deepEqual(text.split(`--${boundary}`), [
      "",
      '\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: application/json\r\nX-A: 1\r\n\r\n"x"\r\n',
      '\r\nContent-Disposition: form-data; name="b"\r\n\r\ny|z&\r\n',
      '\r\nContent-Disposition: form-data; name="c[d]"\r\nContent-Type: text/x\r\n\r\n1\r\n',
      '\r\nContent-Disposition: form-data; name="e"; filename="file"\r\nContent-Type: image/png\r\n\r\nf\r\n',
      '\r\nContent-Disposition: form-data; name="q%22%0D%0A"\r\n\r\n1\r\n',
      "--\r\n",
    ]);
  });

  it("no name, type or header of a part breaks out of its line", () => {
    const file = { fileName: "f", content: "", contentType: "a/b\r\nX: y" };
    assert.throws(() => multipartBody({ file }, MULTIPART), E.EncodingError);
  });

  it("text and bytes", async () => {
    assert.equal(textBody("t", "text/plain").content, "t");
    const { content } = binaryBody(new Uint8Array([1, 2]), "x/y");
    const sent = new Request("http://x", { method: "POST", body: content });
    assert.deepEqual(
      new Uint8Array(await sent.arrayBuffer()),
      new Uint8Array([1, 2]),
    );
    const named = { fileName: "f", content: "t" };
    assert.equal(binaryBody(named, "x/y").content, "t");
    assert.throws(() => binaryBody({}, "x/y"), E.EncodingError);
  });
});

describe("credentials", () => {
  it("every kind goes to its place", () => {
    const state = resolveSecurity([
      { type: "apiKey:header", fieldName: "X-Key", value: "h" },
      { type: "apiKey:query", fieldName: "key", value: "q r" },
      { type: "apiKey:cookie", fieldName: "sid", value: "c;d" },
      { type: "http:basic", value: { username: "ü", password: "p" } },
    ]);
    const { url, options } = makeRequestInput({
      method: "GET",
      path: "/a?b=2",
      baseURL: "http://x/?fixed=1",
      security: state,
    });
    const headers = options?.headers as Headers;
    assert.equal(url.href, "http://x/a?fixed=1&b=2&key=q+r");
    assert.equal(headers.get("x-key"), "h");
    assert.equal(headers.get("cookie"), "sid=c%3Bd");
    assert.equal(
      headers.get("authorization"),
      `Basic ${Buffer.from("ü:p").toString("base64")}`,
    );
  });

  it("the first complete alternative is taken, none is none", () => {
    const inputs = {
      a: { type: "http:bearer", fieldName: "a", value: undefined },
      b: { type: "http:bearer", fieldName: "b", value: "Bearer t" },
    } as const;
    const state = resolveRequirements([[], ["a"], ["b"]], inputs);
    assert.deepEqual(state?.headers, { Authorization: "Bearer t" });
    assert.equal(resolveRequirements([["a"]], inputs), null);
    assert.throws(() => resolveRequirements([["?"]], inputs), /Unrecognised/);
  });
});

describe("requests", () => {
  for (const [baseURL, path, href] of [
    ["http://x", "/v1/a", "http://x/v1/a"],
    ["http://x/base//", "/v1/a", "http://x/base/v1/a"],
    ["http://x/base", "/v1/a%2Fb", "http://x/base/v1/a%2Fb"],
    ["http://x/?a=1", "//b//c?d=?", "http://x//b//c?a=1&d=?"],
  ] as const) {
    it(`${baseURL} and ${path}`, () => {
      const { url } = makeRequestInput({ method: "GET", path, baseURL });
      assert.equal(url.href, href);
    });
  }

  it("an address that is none is refused without being shown", () => {
    const conf = { method: "GET", path: "/", baseURL: "http://s3cret:@@:x" };
    assert.throws(
      () => makeRequestInput(conf),
      (error) => !inspect(error).includes("s3cret"),
    );
  });

  it("pathToFunc fills, escapes and refuses", () => {
    const fill = pathToFunc("/a/{id}/b#stream");
    assert.equal(fill({ id: "x/y" }), "/a/x%2Fy/b");
    assert.throws(() => fill({}), /"id" is missing/);
    assert.throws(() => fill({ id: ".." }), /no values/);
  });
});

describe("matching responses", () => {
  const response = (status: number, type?: string) =>
    new Response(status === 204 ? null : "{}", {
      status,
      headers: type === undefined ? {} : { "content-type": type },
    });

  it("by status", () => {
    assert.ok(matchStatusCode(response(404), "4XX"));
    assert.ok(matchStatusCode(response(404), [200, "404"]));
    assert.ok(matchStatusCode(response(404), "default"));
    assert.ok(!matchStatusCode(response(404), ["5XX", 400]));
  });

  it("by media type", () => {
    const charset = "Application/JSON; charset=utf-8";
    assert.ok(matchContentType(response(200, charset), "application/json"));
    const problem = "application/problem+json";
    assert.ok(matchContentType(response(200, problem), "application/json"));
    assert.ok(matchContentType(response(200, "text/html"), "text/*"));
    assert.ok(
      !matchContentType(response(200, "text/html"), "application/json"),
    );
    assert.ok(matchResponse(response(200, "a/b"), 200, "*/*"));
  });

  it("values, errors and failures", async () => {
    const read = M.match<unknown, unknown>(
      M.json(200, z.object({ a: z.number() }), { ctype: "application/x" }),
      M.jsonErr("4XX", z.object({ code: z.number() })),
      M.nil(204, z.void()),
      M.bytes(206, z.instanceof(Uint8Array)),
      M.stream(207, z.instanceof(ReadableStream)),
      M.fail("5XX"),
    );
    const of = async (body: string | null, status: number, type: string) => {
      const headers = { "content-type": type };
      return (await read(new Response(body, { status, headers })))[0];
    };
    assert.deepEqual(await of('{"a":1}', 200, "application/x"), {
      ok: true,
      value: { a: 1 },
    });
    assert.deepEqual(await of('{"code":7}', 404, "application/json"), {
      ok: false,
      error: { code: 7 },
    });
    assert.deepEqual(await of(null, 204, "x/y"), {
      ok: true,
      value: undefined,
    });
    const raw = await of("ab", 206, "application/octet-stream");
    assert.deepEqual(raw.value, new Uint8Array([97, 98]));
    const streamed = await of("ab", 207, "application/octet-stream");
    const buffer = await readableStreamToArrayBuffer(streamed.value as never);
    assert.equal(buffer.byteLength, 2);
    const failed = await of("no", 500, "text/plain");
    assert.match(String(failed.error), /API error occurred: Status 500/);
  });
});

describe("small parts", () => {
  it("base64", () => {
    assert.equal(base64.stringToBase64("é"), "w6k=");
    assert.equal(base64.stringFromBase64("w6k="), "é");
    const large = new Uint8Array(100_000).fill(7);
    assert.deepEqual(
      base64.bytesFromBase64(base64.bytesToBase64(large)),
      large,
    );
    assert.deepEqual(
      base64.zodInbound.parse("w6k="),
      new Uint8Array([195, 169]),
    );
    assert.deepEqual(base64.zodOutbound.parse("é"), new Uint8Array([195, 169]));
  });

  it("dlv", () => {
    assert.equal(dlv({ a: { b: [5] } }, "a.b.0"), 5);
    assert.equal(dlv({ a: null }, ["a", "b"], 3), 3);
  });

  it("plain objects", () => {
    assert.ok(isPlainObject({}) && isPlainObject(Object.create(null)));
    assert.ok(![[], new Date(), null, new Map(), "x"].some(isPlainObject));
  });

  it("remap renames, drops and keeps", () => {
    const out = primitives.remap({ a: 1, b: 2, c: 3 }, { a: "x", b: null });
    assert.deepEqual(out, { x: 1, c: 3 });
  });

  it("signals are combined", () => {
    const one = new AbortController();
    const two = new AbortController();
    const both = primitives.combineSignals(one.signal, null, two.signal);
    two.abort("why");
    assert.equal(both?.reason, "why");
    assert.equal(primitives.combineSignals(undefined, null), null);
    assert.equal(primitives.combineSignals(one.signal), one.signal);
    assert.ok(primitives.abortSignalAny([one.signal, two.signal]).aborted);
  });

  it("compactMap and allRequired", () => {
    assert.deepEqual(primitives.compactMap({ a: 1, b: undefined }), { a: 1 });
    assert.equal(primitives.allRequired({ a: null, b: undefined }), undefined);
    assert.deepEqual(primitives.allRequired({ a: 1 }), { a: 1 });
    assert.throws(() => primitives.allRequired({ a: 1, b: null }), /for b/);
  });

  it("dates of the calendar", () => {
    assert.equal(new RFCDate("2024-02-29").toString(), "2024-02-29");
    assert.equal(
      JSON.stringify({ d: new RFCDate("2024-02-29") }),
      '{"d":"2024-02-29"}',
    );
    assert.throws(() => new RFCDate("2023-02-29"), RangeError);
    assert.match(RFCDate.today().toString(), /^\d{4}-\d{2}-\d{2}$/);
  });

  it("pages are iterated until the halt", async () => {
    type Page = { n: number; next: () => Promise<Page> | null };
    const page = (n: number): Page => ({
      n,
      next: () => Promise.resolve(page(n + 1)),
    });
    const got: number[] = [];
    for await (const one of createPageIterator(page(1), (p) => p.n === 3)) {
      got.push(one.n);
    }
    assert.deepEqual(got, [1, 2, 3]);
  });

  it("an APIPromise is a promise and shows the exchange", async () => {
    const call = { status: "invalid" } as const;
    const promise = new APIPromise([5, call]);
    assert.equal(await promise, 5);
    assert.equal(await promise.finally(() => undefined), 5);
    assert.deepEqual(await promise.$inspect(), [5, call]);
    const failing = new APIPromise<number>(Promise.reject(new Error("x")));
    assert.equal(await failing.catch(() => 7), 7);
  });

  it("retry obeys permanent and temporary errors", async () => {
    const config = {
      strategy: "backoff",
      backoff: {
        initialInterval: 1,
        maxInterval: 1,
        exponent: 1,
        maxElapsedTime: 9000,
      },
    } as const;
    const options = { config, statusCodes: ["503"] };
    await assert.rejects(
      retry(() => {
        throw new PermanentError("p", { cause: new RangeError("r") });
      }, options),
      RangeError,
    );
    let count = 0;
    const response = await retry(() => {
      count += 1;
      if (count < 3) {
        throw new TemporaryError("t", new Response());
      }
      return Promise.resolve(new Response("done"));
    }, options);
    assert.equal(await response.text(), "done");
  });

  it("an HTTPClient's clone has hooks of its own", async () => {
    let count = 0;
    const fetcher = () => Promise.resolve(new Response());
    const first = new HTTPClient({ fetcher }).addHook("response", () => {
      count += 1;
    });
    await first.clone().request(new Request("http://x"));
    assert.equal(count, 1);
  });
});
