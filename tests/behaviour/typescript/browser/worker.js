import { play } from "./scenes.js";

const serverURL = new URLSearchParams(location.search).get("server");

play(serverURL).then(postMessage, (error) => {
  postMessage({ failed: String(error) });
});
