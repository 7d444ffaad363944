import { subtle } from "node:crypto";
import { availableParallelism } from "node:os";
import { SLICE_BYTES } from "../contexts/pace.ts";

/** What Web Crypto hashes on a thread of libuv's pool, under the names of our registry, without calling it an experiment. */
const NAMES: ReadonlySet<string> = new Set(["SHA-256", "SHA-384", "SHA-512"]);

/** The thread gets a copy, which costs a tenth of the hashing: on one processor that would buy nothing. */
const HAS_THREADS = availableParallelism() > 1;

/**
 * Hashes beside the event loop.
 * @param data is copied before this returns; the copy is wiped by OpenSSL
 * @returns undefined where it is done as well on the loop
 */
export function digestOnPool(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> | undefined {
  if (!HAS_THREADS || data.length <= SLICE_BYTES || !NAMES.has(algorithm)) return undefined;
  return subtle.digest(algorithm, data).then((digest) => new Uint8Array(digest));
}
