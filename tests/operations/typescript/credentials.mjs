// Plays one scene with the SDK of operations.yaml against a server, and prints what came of it as one JSON text.
// Usage: node credentials.mjs <scene> <server address>
import { Widgets } from "widgets";

const [scene, serverURL] = process.argv.slice(2);
const pair = { clientID: "id:1", clientSecret: "sk-very-secret-value" };
const made = (security) => new Widgets({ serverURL, security });

async function call(client, ...names) {
  for (const name of names) await client.secure[name]();
  return names.length;
}

const scenes = {
  places: () =>
    call(
      made({ bearer: "b", basic: "u:p", key: "k", query: "q&", cookie: "c", oauth: "own", openid: "o" }),
      ...["anyone", "optional", "basic", "both", "oauth", "openid", "mutual"],
    ),
  without: () => call(made({}), "optional", "oauth"),
  pair: () => call(made({ oauth: pair }), "oauth", "oauth"),
  function: () => call(made(async () => ({ oauth: pair, key: "k" })), "oauth", "optional"),
  async failure() {
    try {
      return await call(made({ oauth: pair }), "oauth");
    } catch (error) {
      const { inspect } = await import("node:util");
      return { name: error.name, statusCode: error.statusCode, shown: `${inspect(error)} ${error.body}` };
    }
  },
};

process.stdout.write(JSON.stringify(await scenes[scene]()));
