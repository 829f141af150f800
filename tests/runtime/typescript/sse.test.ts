import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Decoder, Event, EventTooLargeError } from "../src/sse.js";

type Generated = {
  prefix: string;
  unit: string;
  count: number;
  suffix: string;
};
type Expected = {
  events: number;
  each_data: { unit: string; count: number; join?: string };
};
type Case = {
  name: string;
  input_b64?: string;
  input_gen?: Generated;
  chunks_b64?: string[];
  expected?: Event[];
  expected_gen?: Expected;
  expected_after_chunks?: number[];
  retry_final: number | null;
};

// The shared material stands beside a checkout, and not on a user's machine.
const path = process.env["SPECLOOM_EVENT_STREAM_CASES"] ?? "";
const cases: Case[] = existsSync(path)
  ? (JSON.parse(readFileSync(path, "utf8")) as Case[])
  : [];

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));
const utf8 = (text: string) => new TextEncoder().encode(text);

function inputOf(held: Case): Uint8Array {
  const { prefix, unit, count, suffix } = held.input_gen ?? {
    prefix: "",
    unit: "",
    count: 0,
    suffix: "",
  };
  return held.input_b64 === undefined
    ? utf8(prefix + unit.repeat(count) + suffix)
    : bytes(held.input_b64);
}

function expectedOf(held: Case): Event[] {
  if (held.expected !== undefined) {
    return held.expected;
  }
  const { events, each_data: each } = held.expected_gen as Expected;
  const data = Array<string>(each.count)
    .fill(each.unit)
    .join(each.join ?? "");
  const event = { event: "message", data, id: "", retry: null };
  return Array<Event>(events).fill(event);
}

function decodeAll(chunks: Iterable<Uint8Array>): [Event[], number | null] {
  const decoder = new Decoder();
  const events: Event[] = [];
  for (const chunk of chunks) {
    events.push(...decoder.feed(chunk));
  }
  events.push(...decoder.close());
  return [events, decoder.retry];
}

function* pieces(input: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < input.length; start += size) {
    yield input.subarray(start, start + size);
  }
}

const skip = cases.length === 0 ? "the shared cases are not beside us" : false;

describe("every shared case decodes alike however it is cut", { skip }, () => {
  for (const held of cases) {
    it(held.name, () => {
      const input = inputOf(held);
      const expected = [expectedOf(held), held.retry_final];
      assert.deepEqual(decodeAll([input]), expected);
      assert.deepEqual(decodeAll(pieces(input, 1)), expected);
      if (held.chunks_b64 !== undefined) {
        assert.deepEqual(decodeAll(held.chunks_b64.map(bytes)), expected);
      }
      const cuts = input.length > 2000 ? [] : input.keys();
      for (const cut of cuts) {
        const halves = [input.subarray(0, cut), input.subarray(cut)];
        assert.deepEqual(decodeAll(halves), expected, `cut at ${cut}`);
      }
    });
  }
});

describe(
  "an event is delivered with its blank line, not later",
  { skip },
  () => {
    for (const held of cases.filter((one) => one.expected_after_chunks)) {
      it(held.name, () => {
        const decoder = new Decoder();
        let count = 0;
        const counts = held.chunks_b64?.map(
          (chunk) => (count += decoder.feed(bytes(chunk)).length),
        );
        assert.deepEqual(counts, held.expected_after_chunks);
      });
    }
  },
);

describe("limits", () => {
  it("a 1 MiB event in 1 KiB pieces takes well under half a second", () => {
    const input = utf8(`data: ${"x".repeat(1024 * 1024)}\n\n`);
    const begun = process.cpuUsage();
    const [events] = decodeAll(pieces(input, 1024));
    assert.equal(events[0]?.data.length, 1024 * 1024);
    assert.ok(process.cpuUsage(begun).user < 250_000);
  });

  it("a 1 MiB event of two-byte characters takes as little", () => {
    const input = utf8(`data: ${"é".repeat(512 * 1024)}\n\n`);
    const begun = process.cpuUsage();
    const [events] = decodeAll(pieces(input, 1024));
    assert.equal(events[0]?.data.length, 512 * 1024);
    assert.ok(process.cpuUsage(begun).user < 250_000);
  });

  for (const size of [1, 7, 1000]) {
    it(`an event over the limit is refused in pieces of ${size}`, () => {
      const decoder = new Decoder({ maxEventBytes: 20 });
      const feed = (text: string) =>
        [...pieces(utf8(text), size)].flatMap((piece) => decoder.feed(piece));
      assert.equal(feed("data: 1234567890123\n\n").length, 1);
      assert.equal(feed("data: 1234\ndata: 12\n\n").length, 1);
      assert.throws(
        () => feed("data: 123456789012345678\n\n"),
        (error) =>
          error instanceof EventTooLargeError && error.maxEventBytes === 20,
      );
    });
  }

  it("many small events never reach the limit", () => {
    const decoder = new Decoder({ maxEventBytes: 20 });
    const text = "data: 1\n\n".repeat(100);
    assert.equal(decoder.feed(utf8(text)).length, 100);
  });

  it("events before one that is too large are delivered first", () => {
    for (const end of ["", "\n\n"]) {
      const decoder = new Decoder({ maxEventBytes: 20 });
      const large = `data: 1\n\ndata: ${"x".repeat(40)}${end}`;
      assert.deepEqual(
        decoder.feed(utf8(large)).map(({ data }) => data),
        ["1"],
      );
      assert.throws(
        () => decoder.feed(utf8("data: 2\n\n")),
        EventTooLargeError,
      );
      assert.throws(() => decoder.close(), EventTooLargeError);
    }
  });
});

describe("work is linear", () => {
  const MIB = 1024 * 1024;
  for (const [name, unit, size] of [
    ["one endless line", "x", 1024],
    ["one endless line, byte by byte", "x", 1],
    ["many short lines of one event", "data:x\n", 1024],
    ["many short lines, byte by byte", "data:x\n", 1],
    ["carriage returns alone", "\r", 4096],
    ["carriage returns and a far line feed", "data:x\r", MIB],
    ["line feeds alone", "\n", 4096],
    ["comments", ":\n", 4096],
    ["unknown fields", "a:b\n", 4096],
    ["a field name without end", "datadata", 1024],
    ["two-byte characters cut in half", "é", 1023],
    ["ill-formed bytes", "\u{10ffff}", 3],
  ] as const) {
    it(`over ${name}`, () => {
      const seconds = (bytes: number) => {
        const text = unit.repeat(bytes / utf8(unit).length);
        const input = utf8(`data: ${text}\n\n`);
        const begun = process.cpuUsage();
        decodeAll(pieces(input, size));
        return process.cpuUsage(begun).user / 1_000_000;
      };
      seconds(MIB / 8);
      // Quadratic work would take minutes.
      assert.ok(seconds(MIB) < 3);
    });
  }
});

describe("against a plain reading of the standard", () => {
  /** All lines first, then all fields: as the standard says it, and slow. */
  function reference(input: Uint8Array): Event[] {
    const text = new TextDecoder().decode(input);
    const lines = text.split(/\r\n|\r|\n/).slice(0, -1);
    const events: Event[] = [];
    let id = "";
    let block: [string, string][] = [];
    for (const line of lines) {
      if (line !== "") {
        const [, name = "", value = ""] =
          /^([^:]*):? ?([^]*)$/.exec(line) ?? [];
        block.push([name, value]);
        if (name === "id" && !value.includes("\0")) {
          id = value;
        }
        continue;
      }
      const all = (key: string) =>
        block.filter(([name]) => name === key).map(([, value]) => value);
      if (all("data").length > 0) {
        const retry = all("retry").filter((value) => /^[0-9]+$/.test(value));
        events.push({
          event: all("event").at(-1) || "message",
          data: all("data").join("\n"),
          id,
          retry: retry.length === 0 ? null : Number(retry.at(-1)),
        });
      }
      block = [];
    }
    return events;
  }

  const tokens = [
    ..."\n|\r|\r\n|\n\n|:| |data|data:|data: |event:|id:|id|retry:|1|x|é|\0|\ufeff|😀|:c".split(
      "|",
    ),
  ];

  it("two thousand seeded streams, each cut at random", () => {
    let seed = 20_240_229;
    const random = (below: number) => {
      // Park and Miller's generator.
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 2000; round += 1) {
      const count = random(40);
      const text = Array.from(
        { length: count },
        () => tokens[random(tokens.length)],
      ).join("");
      const input = utf8(text);
      const chunks: Uint8Array[] = [];
      for (let start = 0; start < input.length;) {
        const size = 1 + random(9);
        chunks.push(input.subarray(start, start + size));
        start += size;
      }
      const [events] = decodeAll(chunks);
      assert.deepEqual(events, reference(input), JSON.stringify(text));
    }
  });
});

describe("the end", () => {
  for (const [text, data] of [
    ["data: a\n\n", undefined],
    ["data: a\n\n: bye", undefined],
    ["data: a\n\nretry: 5\n", undefined],
    ["data: a", "a"],
    ["data: a\n", "a"],
    ["data: a\r\ndata: b", "a\nb"],
    ["event: x\n", ""],
    ["dat", ""],
  ] as const) {
    it(`after ${JSON.stringify(text)} ${data ?? "nothing"} is unfinished`, () => {
      const decoder = new Decoder();
      decoder.feed(utf8(text));
      assert.deepEqual(decoder.close(), []);
      assert.equal(decoder.unfinished?.data, data);
    });
  }
});
