// What callers write, and what the compiler makes of it.
import { createReadStream, openAsBlob } from "node:fs";
import { Widgets } from "widgets";
import { chatTalk } from "widgets/funcs/chatTalk.js";
import { repliesThing } from "widgets/funcs/repliesThing.js";
import { EventStream } from "widgets/lib/event-streams.js";
import { Chunk, Job, Note } from "widgets/models/components";
import { APIError, GoneError } from "widgets/models/errors";

type Exactly<Found, Wanted> = [Found, Wanted] extends [Wanted, Found]
  ? Promise<Found>
  : never;

const sdk = new Widgets({
  security: async () => ({ bearer: "b" }),
  tenant: "t",
  server: "main",
  serverVariables: { port: "80", stage: "test", zone: "own" },
});
// @ts-expect-error no server is called so
new Widgets({ server: "third" });
// @ts-expect-error the document lists the stages
new Widgets({ serverVariables: { stage: "nowhere" } });

// A value, a stream, or whichever a boolean says: beside nothing, beside parameters, in the query, as an option.
export const choices = (stream: boolean) => ({
  value: sdk.chat.create({ text: "a" }) satisfies Promise<Note>,
  stream: sdk.chat.create({ text: "a", stream: true }) satisfies Promise<
    EventStream<Chunk>
  >,
  either: sdk.chat.create({ text: "a", stream }) satisfies Promise<
    Note | EventStream<Chunk>
  >,
  beside: sdk.chat.talk({
    room: "r",
    requestBody: { text: "a", stream: true },
  }) satisfies Promise<EventStream<Chunk>>,
  besideValue: sdk.chat.talk({
    room: "r",
    requestBody: { text: "a" },
  }) satisfies Promise<Note>,
  query: sdk.chat.hear({ room: "r", stream: true }) satisfies Promise<
    EventStream<Chunk>
  >,
  queryValue: sdk.chat.hear({ room: "r" }) satisfies Promise<Note>,
  option: sdk.chat.log({ stream: true, timeoutMs: 5 }) satisfies Promise<
    EventStream<Chunk>
  >,
  optionValue: sdk.chat.log() satisfies Promise<Note>,
  optionEither: sdk.chat.log({ stream }) satisfies Promise<
    Note | EventStream<Chunk>
  >,
});
export const exact: Exactly<
  Awaited<ReturnType<typeof sdk.replies.thing>>,
  Note | Job | undefined
> = sdk.replies.thing();
// @ts-expect-error no room is called
void sdk.chat.talk({ requestBody: { text: "a", stream: true } });
// @ts-expect-error this operation gives no stream
void sdk.replies.thing({ stream: true });

export async function read(): Promise<string | number> {
  const talk = await chatTalk(sdk, {
    room: "r",
    requestBody: { text: "a", stream: true },
  });
  if (talk.ok) {
    for await (const chunk of talk.value) {
      return chunk.delta;
    }
  }
  const [thing, { response }] = await repliesThing(sdk).$inspect();
  if (!thing.ok) {
    return thing.error instanceof GoneError
      ? (thing.error.data$.since ?? "")
      : thing.error instanceof APIError
        ? thing.error.statusCode
        : thing.error.message;
  }
  return response?.headers.get("x-total") ?? "";
}

export async function upload(): Promise<void> {
  const file = await openAsBlob("f");
  await sdk.bodies.put(file);
  await sdk.bodies.put(createReadStream("f"));
  await sdk.bodies.putFile({ name: "n", requestBody: file.stream() });
  await sdk.bodies.upload({
    file: new File(["content"], "f.png"),
    more: [
      file,
      new Uint8Array([1]),
      createReadStream("f"),
      { fileName: "g", content: "text", contentType: "text/plain" },
    ],
  });
  // @ts-expect-error a file is no text: that would need a name
  await sdk.bodies.upload({ file: "content" });
}
