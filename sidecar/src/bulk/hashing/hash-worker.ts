import { createHash } from "node:crypto";
import { readSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { FilePlace } from "../files/bulk-file.ts";
import type { HashAnswer, HashRequest } from "./hash-message.ts";

/** Little enough that what was read is still in the processor's cache when it is hashed. */
const memory = Buffer.alloc(128 * 1024);

/** The program of the hash thread: one request after the other. It imports next to nothing, for the sake of its memory. */
parentPort!.on("message", ({ nodeName, place }: HashRequest) => {
  parentPort!.postMessage({ digest: digestOf(nodeName, place) } satisfies HashAnswer);
});

function digestOf(nodeName: string, { descriptor, offset, lengthBytes }: FilePlace): Uint8Array | undefined {
  const hash = createHash(nodeName);
  try {
    for (let at = 0; at < lengthBytes; ) {
      const bytes = readSync(descriptor, memory, 0, Math.min(memory.length, lengthBytes - at), offset + at);
      if (bytes === 0) return undefined;
      hash.update(memory.subarray(0, bytes));
      at += bytes;
    }
    return hash.digest();
  } finally {
    memory.fill(0);
  }
}
