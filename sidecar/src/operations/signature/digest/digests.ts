import type { KeyObject } from "node:crypto";
import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { verifyRsaDigest } from "@keyward/core/crypto/signature/digest/rsa-digest";
import type { SignatureOptions } from "@keyward/core/crypto/signature/options";
import type { Soon } from "@keyward/core/crypto/signature/scheme";
import { FairLane } from "../../../fairness/fair-lane.ts";
import type { Caller } from "../../../identity/caller.ts";
import { DigestThread } from "./digest-thread.ts";
import { DIGEST_WORKER } from "./digest-worker-url.ts";

/** The thread serves in the order of asking: it is given two at a time, so that it never waits, and the rest in turns of callers. */
const LANE = new FairLane({ width: 2, maxWaiting: 256, what: "digests" });

/** One for the process; nothing runs before the first digest. */
const thread = new DigestThread(DIGEST_WORKER);

/**
 * Signs a digest beside the event loop.
 * @param digest exactly as long as the row's hash makes them
 * @throws INVALID_ARGUMENT for what the key cannot do; RESOURCE_EXHAUSTED where too much waits
 */
export function signDigest(
  row: SignatureAlgorithm,
  key: KeyObject,
  digest: Uint8Array,
  options: SignatureOptions,
  caller: Caller,
): Promise<Uint8Array> {
  return LANE.of(caller).run(() => thread.sign(row, key, digest, options));
}

/** RSA is verified at once (20 to 110 us), ECDSA beside the event loop. @returns false for a signature that is malformed, too */
export function verifyDigest(
  row: SignatureAlgorithm,
  key: KeyObject,
  digest: Uint8Array,
  signature: Uint8Array,
  options: SignatureOptions,
  caller: Caller,
): Soon<boolean> {
  if (row.keyFamily === "rsa") return verifyRsaDigest(row, key, digest, signature, options);
  return LANE.of(caller).run(() => thread.verify(row, key, digest, signature, options));
}
