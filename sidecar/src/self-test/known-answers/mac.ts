import { createSecretKey } from "node:crypto";
import { MACS, type MacAlgorithm } from "@keyward/core/algorithms/mac";
import { MAC_EXAMPLES } from "@keyward/core/crypto/mac/examples";
import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { tagHolds } from "@keyward/core/crypto/mac/tag";
import { parseHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

export const macKnownAnswers: readonly KnownAnswer[] = [...MACS.values()].map((row) => ({
  name: `mac/${row.name}`,
  algorithm: row.name,
  fips: row.fips,
  run: () => firstExampleHolds(row),
}));

function firstExampleHolds(algorithm: MacAlgorithm): boolean {
  const example = MAC_EXAMPLES.find((one) => one.algorithm === algorithm.name);
  if (example === undefined) return false;
  const tag = parseHex(example.tag);
  const parameters = { algorithm, tagBytes: tag.length, customization: parseHex(example.customization) };
  const state = startMac(parameters, createSecretKey(parseHex(example.key)));
  state.update(parseHex(example.data));
  return tagHolds(state, tag);
}
