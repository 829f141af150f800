// Plays one scene with the SDK of everything.yaml against a server, and prints what came of it as one JSON text.
// Usage: node everything.mjs <scene> <server address>
import { Everything } from "everything";
import { thingFromJSON, thingToJSON } from "everything/models/components";
import { APIError, ProblemError } from "everything/models/errors";
import { RFCDate } from "everything/types";

const [scene, serverURL] = process.argv.slice(2);
const client = new Everything({ serverURL, security: { basicAuth: "me:pass:word" } });
const keyed = new Everything({ serverURL, security: async () => ({ keyAuth: "k&y" }) });
const thing = {
  when: new Date(0),
  day: new RFCDate("2024-02-29"),
  proto: "p",
  tree: [[], [[]]],
  pair: ["a", 1, true],
  additionalProperties: { later: new RFCDate("2025-01-01") },
};

async function collected(stream) {
  const found = [];
  for await (const each of stream) {
    found.push(each);
  }
  return found;
}

const scenes = {
  async parameters() {
    const result = await client.things.putThing({
      id: "a/b",
      day: new RFCDate("2024-02-29"),
      since: new Date(0),
      tags: ["x", "y z"],
      filter: { name: "n" },
      asJson: { deep: [1] },
      xTrace: "t",
      crumb: 7,
      requestBody: thing,
    });
    return { value: result, isThing: result?.when instanceof Date && result.day instanceof RFCDate };
  },
  async minimal() {
    return (await keyed.things.putThing({ id: "1", requestBody: thing })) ?? null;
  },
  async failure() {
    try {
      return await client.things.putThing({ id: "1", requestBody: thing });
    } catch (error) {
      const { name, statusCode, data$ } = error;
      return { name, statusCode, data: data$, isKnown: error instanceof ProblemError && error instanceof APIError };
    }
  },
  async shapes() {
    const shapes = await client.things.postShapes([
      { shapeKind: "Circle", radius: 1.5 },
      { shapeKind: "Square", side: 2 },
    ]);
    return [shapes, (await client.things.postShapes()).length];
  },
  async vehicles() {
    const raft = { vehicleType: "raft" };
    return client.things.postVehicle({ vehicleType: "auto", doorCount: 3, towsIt: raft });
  },
  async download() {
    const stream = await client.files.download();
    return (await new Response(stream).text()).length;
  },
  async upload() {
    await client.files.upload(new Blob(["bytes"]));
    await client.files.upload(new Uint8Array([1, 2]));
    return (await client.files.sendForm({ file: new Blob(["content"]), note: "n" })) ?? null;
  },
  async events() {
    return collected(await client.streams.events());
  },
  async talk() {
    const one = await client.streams.talk({ text: "t" });
    return [one.radius, await collected(await client.streams.talk({ text: "t", stream: true }))];
  },
  async lines() {
    return collected(await client.streams.lines());
  },
  async json() {
    const read = thingFromJSON(thingToJSON(thing));
    return { again: JSON.parse(thingToJSON(read.value)), later: String(read.value.additionalProperties.later) };
  },
};

process.stdout.write(JSON.stringify(await scenes[scene]()));
