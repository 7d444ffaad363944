import { hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import type { HashAnswer, HashRequest } from "./hash-message.ts";

/** The program of the hash thread: one request after the other. It imports next to nothing, for the sake of its memory. */
parentPort!.on("message", ({ nodeName, data }: HashRequest) => {
  parentPort!.postMessage({ digest: hash(nodeName, data, "buffer") } satisfies HashAnswer);
});
