import { play } from "./scenes.js";

const serverURL = new URLSearchParams(location.search).get("server");

globalThis.played = async () => {
  const worker = new Worker(`worker.js?server=${encodeURIComponent(serverURL)}`, { type: "module" });
  const inWorker = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  return [await play(serverURL), await inWorker];
};
