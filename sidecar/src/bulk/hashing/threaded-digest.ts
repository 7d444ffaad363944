import { availableParallelism } from "node:os";
import { requireHash } from "@keyward/core/algorithms/hash";
import { SLICE_BYTES } from "../../contexts/pace.ts";
import type { FilePlace } from "../files/bulk-file.ts";
import { HashThread } from "./hash-thread.ts";
import { HASH_WORKER } from "./hash-worker-url.ts";

/** On one processor a thread would only take memory. */
const HAS_THREADS = availableParallelism() > 1;

/** One for the process; nothing runs before the first digest. */
const thread = new HashThread(HASH_WORKER);

/**
 * Hashes beside the event loop.
 * @param algorithm name of a hash in the registry
 * @param place stays open until the answer
 * @returns undefined where it is done as soon on the loop; the promise, too, gives undefined where that turns out later
 */
export function digestOnThread(algorithm: string, place: FilePlace): Promise<Uint8Array | undefined> | undefined {
  if (!HAS_THREADS || place.lengthBytes <= SLICE_BYTES) return undefined;
  const { nodeName, extendable } = requireHash(algorithm);
  return extendable ? undefined : thread.digest(nodeName, place);
}
