import { HASHES_BY_BROKER_NAME } from "@keyward/core/algorithms/hash";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Rule } from "./validation.ts";

/** How each method begins every error text. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["HashData", "something went wrong while hashing data: "],
  ["SignCertificate", "something went wrong while signing certificate: "],
  ["EncryptData", "something went wrong while encrypting data: "],
  ["DecryptData", "something went wrong while decrypting data: "],
  ["Benchmark", "something went wrong while running benchmarks: "],
]);

const HASH_NAMES = [...HASHES_BY_BROKER_NAME.keys()].join(" ");

/** Refusals by a rule of the profile that this protocol knows as wrong requests. */
const KNOWN_REFUSALS: ReadonlyMap<string, string> = new Map([
  ["hash", `error while hashing data: unknown '' algorithm value, available values: [${HASH_NAMES}]`],
  ["encryption", "profile does not contain a supported EncryptData configuration"],
]);

/** @returns the error with the method's prefix; what is no KeywardError stays as it is and leaves as INTERNAL */
export function rephrase(rpc: string, error: unknown): unknown {
  if (!(error instanceof KeywardError)) return error;
  const prefix = PREFIXES.get(rpc) ?? "";
  const known = KNOWN_REFUSALS.get(error.refusal?.rule ?? "");
  if (known !== undefined) return new KeywardError("INVALID_ARGUMENT", prefix + known, { cause: error });
  return new KeywardError(error.code, prefix + error.message, { refusal: error.refusal, cause: error });
}

/** @throws INVALID_ARGUMENT for the first rule that the request breaks */
export function validate<Q>(rules: readonly Rule<Q>[], request: Q): void {
  for (const rule of rules) {
    const fault = rule(request);
    if (fault === undefined) continue;
    throw new KeywardError("INVALID_ARGUMENT", `rpc error: code = InvalidArgument desc = ${fault}`);
  }
}
