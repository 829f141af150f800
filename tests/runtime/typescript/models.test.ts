import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decode } from "../src/lib/decoding.js";
import { inboundModel, outboundModel } from "../src/lib/models.js";
import {
  inboundList,
  inboundMap,
  inboundTuple,
  outboundMap,
} from "../src/lib/collections.js";
import {
  inboundTaggedUnion,
  inboundUnion,
  outboundUnion,
} from "../src/lib/unions.js";
import { parseJSON, stringifyJSON } from "../src/lib/json.js";
import * as components from "../src/models/components/index.js";
import { SDKValidationError } from "../src/models/errors/sdkvalidationerror.js";
import * as z from "zod";

const WHOLE = { id: "1", created_at: 5, content: "hi" };

function read(wire: unknown) {
  const result = components.chatResponseFromJSON(JSON.stringify(wire));
  if (!result.ok) {
    throw result.error;
  }
  return result.value;
}

const roundTrip = (wire: unknown): unknown =>
  JSON.parse(components.chatResponseToJSON(read(wire)));

describe("objects", () => {
  it("wire names become field names and back", () => {
    assert.deepEqual(read({ ...WHOLE, finish_reason: "stop" }), {
      id: "1",
      createdAt: 5,
      content: "hi",
      finishReason: "stop",
    });
    assert.deepEqual(roundTrip(WHOLE), WHOLE);
  });

  it("absent, null and a value stay three things", () => {
    assert.equal("finishReason" in read(WHOLE), false);
    assert.equal(read({ ...WHOLE, finish_reason: null }).finishReason, null);
    for (const wire of [
      WHOLE,
      { ...WHOLE, finish_reason: null },
      { ...WHOLE, finish_reason: "stop" },
    ]) {
      assert.deepEqual(roundTrip(wire), wire);
    }
  });

  it("unknown fields are kept and written back", () => {
    const wire = { ...WHOLE, novel: { deep: [1, null] }, createdAt: "taken" };
    const value = read(wire) as unknown as Record<string, unknown>;
    assert.deepEqual(value["novel"], { deep: [1, null] });
    assert.equal(value["createdAt"], 5);
    assert.deepEqual(roundTrip(wire), wire);
  });

  it("an unknown field the caller deletes or changes is not written back", () => {
    const value = read({ ...WHOLE, one: 1, two: 2 }) as never as {
      one?: number;
      two: number;
    };
    delete value.one;
    value.two = 3;
    const wire = JSON.parse(components.chatResponseToJSON(value as never));
    assert.deepEqual(wire, { ...WHOLE, two: 3 });
  });

  it("properties a request's type lacks are left out", () => {
    const request = { model: "m", content: "c", max_tokens: 3 };
    assert.deepEqual(components.ChatRequest$outboundSchema.parse(request), {
      model: "m",
      content: "c",
      stream: false,
    });
  });

  it("a field named __proto__ is a field", () => {
    const result = components.treeFromJSON(
      '{"node_count":1,"__proto__":{"a":1}}',
    );
    assert.ok(result.ok);
    assert.equal(Object.getPrototypeOf(result.value), Object.prototype);
    assert.match(components.treeToJSON(result.value), /"__proto__":\{"a":1\}/);
  });
});

describe("lenient and strict", () => {
  const wireWithNull = { ...WHOLE, id: null, content: [null] };

  it("a null where none was promised is kept, and refused when strict", () => {
    const value = read(wireWithNull) as unknown;
    assert.deepEqual(value, { id: null, createdAt: 5, content: [null] });
    assert.throws(
      () =>
        decode(components.ChatResponse$inboundSchema, wireWithNull, "strict"),
      z.ZodError,
    );
  });

  it("a value of a wrong type is an error that names its place", () => {
    assert.throws(
      () => read({ ...WHOLE, scores: { a: "x" } }),
      (error) =>
        error instanceof SDKValidationError &&
        error.pretty().includes("[scores.a] Expected number, received string"),
    );
  });

  it("a response is read as far as it fits, and the rest kept", () => {
    const wire = { created_at: "x", content: "c", scores: { a: "b" } };
    const schema = components.ChatResponse$inboundSchema;
    assert.deepEqual(decode(schema, wire), {
      createdAt: "x",
      content: "c",
      scores: { a: "b" },
    });
    for (const whole of [[wire], "text", 5, null]) {
      assert.throws(() => decode(schema, whole), z.ZodError);
    }
  });

  it("an integer that a number would round is an error, wherever it is", () => {
    const list = inboundList(components.ChatResponse$inboundSchema);
    const wire = { ...WHOLE, created_at: 2n ** 60n };
    assert.throws(() => decode(list, [wire]), z.ZodError);
  });

  it("a tuple is read place by place", () => {
    const date = z.string().transform((text) => new Date(text));
    const pair = inboundTuple([z.string(), date]);
    const open = inboundTuple([z.string()], date);
    const whole = ["a", "2024-01-15"];
    assert.deepEqual(decode(pair, whole), ["a", new Date("2024-01-15")]);
    assert.deepEqual(decode(open, whole), decode(pair, whole));
    assert.deepEqual(decode(pair, ["a", 5, null]), ["a", 5, null]);
    assert.deepEqual(decode(pair, ["a"]), ["a"]);
    for (const wrong of [["a"], ["a", 5], [...whole, "b"]]) {
      assert.throws(() => decode(pair, wrong, "strict"), z.ZodError);
    }
  });

  it("text that is no JSON is a validation error", () => {
    const result = components.treeFromJSON("{nope");
    assert.ok(result.error instanceof SDKValidationError);
  });
});

describe("enums", () => {
  it("an unknown value is kept, and written back", () => {
    const wire = { ...WHOLE, finish_reason: "boredom" };
    assert.equal(read(wire).finishReason, "boredom");
    assert.deepEqual(roundTrip(wire), wire);
  });

  it("strict refuses it", () => {
    const schema = components.FinishReason$inboundSchema;
    assert.throws(() => decode(schema, "boredom", "strict"), z.ZodError);
    assert.equal(decode(schema, "stop", "strict"), "stop");
  });

  it("the type has known and unknown values", () => {
    const known: components.FinishReason = "stop";
    assert.equal(known, components.FinishReason.Stop);
  });
});

describe("unions", () => {
  it("the discriminator tells the variant", () => {
    const content = [
      { type: "text", text: "t" },
      { type: "image", image_url: "u" },
    ];
    assert.deepEqual(read({ ...WHOLE, content }).content, [
      { type: "text", text: "t" },
      { type: "image", imageUrl: "u" },
    ]);
    assert.deepEqual(roundTrip({ ...WHOLE, content }), { ...WHOLE, content });
  });

  it("an unknown variant is kept as it came, and written back", () => {
    const wire = { ...WHOLE, content: [{ type: "smell", in_ppm: 3 }] };
    assert.deepEqual(read(wire).content, [{ type: "smell", in_ppm: 3 }]);
    assert.deepEqual(roundTrip(wire), wire);
  });

  const small = inboundModel(() => ({
    a: z.string(),
    b: z.string().optional(),
  }));
  const large = inboundModel(
    () => ({
      a: z.string(),
      c_d: z.number().optional(),
    }),
    { c_d: "cD" },
  );

  it("without one the best match is taken, not the first", () => {
    const union = inboundUnion(() => [small, large]);
    assert.deepEqual(decode(union, { a: "x", c_d: 1 }), { a: "x", cD: 1 });
    assert.deepEqual(decode(union, { a: "x", b: "y" }), { a: "x", b: "y" });
    assert.deepEqual(decode(union, 5 as never), 5);
  });

  it("a variant that needs no forgiveness beats one that does", () => {
    const picky = inboundModel(() => ({ a: z.string().nullable() }));
    const strictA = inboundModel(() => ({ a: z.string(), x_y: z.any() }), {
      x_y: "xY",
    });
    const union = inboundUnion(() => [strictA, picky]);
    assert.deepEqual(decode(union, { a: null }), { a: null });
  });

  it("the variant with the fewest faults is read as far as it fits", () => {
    const union = inboundUnion(() => [small, large]);
    assert.deepEqual(decode(union, { a: 5, c_d: 1 }), { a: 5, cD: 1 });
    assert.deepEqual(decode(union, { c_d: 1 }), { cD: 1 });
    assert.throws(() => decode(union, { a: 5, c_d: 1 }, "strict"), z.ZodError);
  });

  it("what no variant knows a field of is kept as it came", () => {
    const union = inboundUnion(() => [small, inboundList(large)]);
    for (const wire of [{ z_z: 1 }, {}, [{ z_z: 1 }]]) {
      assert.equal(decode(union, wire), wire);
    }
    const outbound = outboundUnion(() => [
      outboundModel(() => ({ a: z.string() })),
    ]);
    const unknown = decode(union, { z_z: 1 });
    assert.deepEqual(outbound.parse(unknown as never), { z_z: 1 });
  });

  it("unions nested in each other cost no exponential time", () => {
    type Node = { child?: unknown };
    const node: z.ZodType<Node, z.ZodTypeDef, unknown> = inboundUnion(() => [
      inboundModel(() => ({ child: node.optional(), a: z.string() })),
      inboundModel(() => ({ child: node.optional(), b: z.string() })),
    ]);
    let wire: unknown = { a: "leaf", x: 1 };
    for (let depth = 0; depth < 60; depth += 1) {
      wire = { child: wire, b: "b", x: 1 };
    }
    const begun = performance.now();
    decode(node, wire);
    assert.ok(performance.now() - begun < 5000);
  });
});

describe("names that every object inherits", () => {
  const schema = outboundModel(() => ({
    constructor: z.string().optional(),
    toString: z.string().optional(),
  }));

  it("are fields only where somebody set them", () => {
    assert.deepEqual(Object.keys(schema.parse({} as never)), []);
    const set = { constructor: "c", toString: "t" };
    assert.deepEqual({ ...schema.parse(set) }, set);
  });

  it("are keys of maps, both ways", () => {
    const text = '{"__proto__":1,"constructor":2,"hasOwnProperty":3}';
    const read = decode(inboundMap(z.number()), JSON.parse(text));
    assert.equal(Object.getPrototypeOf(read), Object.prototype);
    assert.equal(stringifyJSON(read), text);
    assert.equal(stringifyJSON(outboundMap(z.number()).parse(read)), text);
  });

  it("a map that does not fit names the key", () => {
    const result = outboundMap(z.number()).safeParse({ a: 1, b: "x" });
    assert.deepEqual(result.error?.issues[0]?.path, ["b"]);
  });

  it("tag no variant", () => {
    const union = inboundTaggedUnion("type", () => ({ a: z.object({}) }));
    for (const type of ["constructor", "__proto__", "toString"]) {
      assert.deepEqual(decode(union, { type }), { type });
    }
  });
});

describe("recursion", () => {
  it("too deep for the stack is an error and no crash", () => {
    const deep = '{"node_count":1,"branches":['.repeat(20_000);
    const result = components.treeFromJSON(deep + "]}".repeat(20_000));
    assert.ok(result.error instanceof SDKValidationError);
  });

  it("a tree is read and written", () => {
    const wire = {
      node_count: 3,
      branches: [{ node_count: 1 }, { node_count: 1, branches: [] }],
    };
    const result = components.treeFromJSON(JSON.stringify(wire));
    assert.ok(result.ok);
    assert.equal(result.value.branches?.[1]?.nodeCount, 1);
    assert.deepEqual(JSON.parse(components.treeToJSON(result.value)), wire);
  });
});

describe("integers beyond 2^53", () => {
  it("fail loudly where a number was promised", () => {
    const result = components.treeFromJSON('{"node_count":9007199254740993}');
    assert.ok(result.error instanceof SDKValidationError);
    assert.match(result.error.message, /bigint/);
  });

  it("survive in a field that is not known", () => {
    const text =
      '{"node_count":1,"big":[-90071992547409931,"9007199254740993"]}';
    const result = components.treeFromJSON(text);
    assert.ok(result.ok);
    assert.equal(components.treeToJSON(result.value), text);
  });

  for (const text of [
    '{"a":"1234567890123456789\\"","b":1.2345678901234567890}',
    "[1e400,9007199254740991,-0,12345678901234567890e-5]",
    '"\\\\1234567890123456789"',
    " 1234567890123456 ",
  ]) {
    it(`other numbers and strings are untouched: ${text}`, () => {
      assert.deepEqual(parseJSON(text), JSON.parse(text));
    });
  }

  it("are written as they are", () => {
    assert.equal(
      stringifyJSON({ a: [2n ** 64n] }),
      '{"a":[18446744073709551616]}',
    );
  });
});

describe("lists", () => {
  it("keep their length and report the index of a fault", () => {
    const schema = inboundList(z.number());
    assert.deepEqual(decode(schema, [1, null, 3]), [1, null, 3]);
    const faulty = schema.safeParse([1, "x"]);
    assert.deepEqual(faulty.error?.issues[0]?.path, [1]);
  });
});

describe("writing", () => {
  it("refuses what does not fit, with the field's own name", () => {
    const schema = outboundModel(() => ({ aB: z.string() }), { a_b: "aB" });
    const result = schema.safeParse({ aB: 1 });
    assert.deepEqual(result.error?.issues[0]?.path, ["aB"]);
  });
});
