import { ASYMMETRIC_CIPHERS, type AsymmetricCipher } from "@keyward/core/algorithms/asymmetric";
import type { Profile } from "@keyward/core/policy/profile";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";

const FAMILY: AlgorithmFamily<AsymmetricCipher> = {
  section: "asymmetricEncryption",
  registry: ASYMMETRIC_CIPHERS,
  kind: "asymmetric encryption algorithm",
  fits: ({ construction }, { type }) =>
    construction.kind === "hpke" ? construction.suite.kem.agreement.keyType === type : type.family === "rsa",
};

/** @param named empty: the key's own, else the profile's default where it fits */
export function chooseCipher(named: string, key: Key, profile: Profile): AsymmetricCipher {
  return chooseAlgorithm(FAMILY, named, key, profile);
}
