import { KDFS, type KdfAlgorithm } from "@keyward/core/algorithms/kdf";
import { assertParameters } from "@keyward/core/crypto/kdf/derive";
import { pbkdf2Work, scryptMemoryBytes } from "@keyward/core/crypto/kdf/password";
import { refused } from "@keyward/core/errors/keyward-error";
import type { KeyDerivationPolicy, Profile } from "@keyward/core/policy/profile";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";
import type { Derivation } from "./derivation.ts";
import { assertApprovedDerivation } from "./fips-rules.ts";

/** Every secret can be derived from; AES-CMAC asks for a length of its own. */
const FAMILY: AlgorithmFamily<KdfAlgorithm> = {
  section: "keyDerivation",
  registry: KDFS,
  kind: "key derivation function",
  fits: (_row, { type }) => type.symmetric,
};

/** @throws what `chooseAlgorithm` does; NOT_PERMITTED for parameters outside the profile's; INVALID_ARGUMENT for another function's */
export function chooseKdf(derivation: Derivation, key: Key, profile: Profile): KdfAlgorithm {
  const { algorithm, parameters, lengthBytes } = derivation;
  const chosen = chooseAlgorithm(FAMILY, algorithm, key, profile);
  assertParameters(chosen, parameters);
  assertApprovedDerivation(chosen, derivation, key, profile);
  const policy = profile.keyDerivation!;
  if (parameters.kind === "pbkdf2") {
    assertIterations(policy, profile, parameters.iterations);
    assertWork(policy, profile, pbkdf2Work(chosen, parameters.iterations, lengthBytes));
  }
  if (parameters.kind === "scrypt") assertMemory(policy, profile, scryptMemoryBytes(parameters));
  return chosen;
}

function assertIterations(
  { minIterations, maxIterations }: KeyDerivationPolicy,
  profile: Profile,
  asked: number,
): void {
  const wouldPass = `${minIterations} to ${maxIterations}`;
  if (asked < minIterations) throw refusal("minIterations", profile, `${asked} iterations`, wouldPass);
  if (asked > maxIterations) throw refusal("maxIterations", profile, `${asked} iterations`, wouldPass);
}

/** An output longer than the hash costs its iterations once for each piece. */
function assertWork({ maxIterations }: KeyDerivationPolicy, profile: Profile, iterations: number): void {
  if (iterations <= maxIterations) return;
  const what = `${iterations} iterations over all parts of the output`;
  throw refusal("maxIterations", profile, what, `${maxIterations}; ask for fewer bytes or iterations`);
}

function assertMemory({ maxMemoryBytes }: KeyDerivationPolicy, profile: Profile, bytes: number): void {
  if (bytes <= maxMemoryBytes) return;
  const permitted = `${mebibytes(maxMemoryBytes)} MiB, which 128 * block_size * cost must stay below`;
  throw refusal("maxMemoryMebibytes", profile, `scrypt with ${mebibytes(bytes)} MiB`, permitted);
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

function refusal(rule: string, { name, generation }: Profile, what: string, wouldPass: string): Error {
  return refused(what, { rule: `keyDerivation.${rule}`, profile: name, generation, wouldPass });
}
