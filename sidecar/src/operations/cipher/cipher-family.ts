import type { KeyObject } from "node:crypto";
import { CIPHERS, type CipherAlgorithm } from "@keyward/core/algorithms/cipher";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";

export const CIPHER_FAMILY: AlgorithmFamily<CipherAlgorithm> = {
  section: "encryption",
  registry: CIPHERS,
  kind: "encryption algorithm",
  fits: ({ keyFamily, keyBytes }, { type }) => type.family === keyFamily && type.bits === keyBytes * 8,
};

/** @param named empty: the key's or the profile's; see chooseAlgorithm for what it throws */
export function chooseCipher(named: string, key: Key, profile: Profile): CipherAlgorithm {
  return chooseAlgorithm(CIPHER_FAMILY, named, key, profile);
}

/** @param key of a family that ciphers take: those are secrets */
export function secretOf({ material, type }: Key): KeyObject {
  if (material.kind === "remote") {
    throw new KeywardError("NOT_SUPPORTED", "the key stays in its backend, which does not encrypt for callers");
  }
  if (material.kind !== "secret") throw new TypeError(`a key of type ${type.name} holds no secret`);
  return material.secret;
}
