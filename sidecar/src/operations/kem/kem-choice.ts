import { KEMS, type KemAlgorithm } from "@keyward/core/algorithms/kem";
import type { Profile } from "@keyward/core/policy/profile";
import type { Key } from "../../keys/key.ts";
import { type AlgorithmFamily, chooseAlgorithm } from "../algorithm-choice.ts";

const FAMILY: AlgorithmFamily<KemAlgorithm> = {
  section: "keyEncapsulation",
  registry: KEMS,
  kind: "key encapsulation mechanism",
  fits: (row, { type }) => row.keyType === type,
};

/** @param named empty: the one that fits the key */
export function chooseKem(named: string, key: Key, profile: Profile): KemAlgorithm {
  return chooseAlgorithm(FAMILY, named, key, profile);
}
