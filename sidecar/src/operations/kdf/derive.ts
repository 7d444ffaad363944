import type { KdfAlgorithm, KdfKind } from "@keyward/core/algorithms/kdf";
import { deriveBytes as derive } from "@keyward/core/crypto/kdf/derive";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { Derivation } from "./derivation.ts";
import { chooseKdf } from "./kdf-checks.ts";

/** What takes a thread of the pool for long. */
const HEAVY: ReadonlySet<KdfKind> = new Set(["pbkdf2", "scrypt"]);

export interface Derived {
  readonly algorithm: KdfAlgorithm;
  readonly bytes: Uint8Array;
}

/** Judges a derivation and computes it, in the heavy lane where it is a password's. */
export function derived(derivation: Derivation, key: Key, call: Call): Derived | Promise<Derived> {
  const algorithm = chooseKdf(derivation, key, call.profile);
  const { material } = key;
  if (material.kind !== "secret") throw new KeywardError("INVALID_ARGUMENT", "keys are derived from secrets only");
  const { parameters, lengthBytes } = derivation;
  const work = () => derive(algorithm, material.secret, parameters, lengthBytes);
  const bytes = HEAVY.has(algorithm.kind) ? call.heavy.run(async () => work()) : work();
  return bytes instanceof Promise ? bytes.then((done) => ({ algorithm, bytes: done })) : { algorithm, bytes };
}
