import { createSecretKey } from "node:crypto";
import { requireKdf } from "@keyward/core/algorithms/kdf";
import { deriveBytes } from "@keyward/core/crypto/kdf/derive";
import { KDF_EXAMPLES, type KdfExample } from "@keyward/core/crypto/kdf/examples";
import { parseHex, toHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

/** One of each construction; the hashes in them have their own. */
export const kdfKnownAnswers: readonly KnownAnswer[] = KDF_EXAMPLES.map((example) => ({
  name: `kdf/${example.algorithm} (${example.source})`,
  algorithm: example.algorithm,
  fips: requireKdf(example.algorithm).fips,
  run: () => holds(example),
}));

async function holds({ algorithm, secret, parameters, output }: KdfExample): Promise<boolean> {
  const key = createSecretKey(parseHex(secret));
  return toHex(await deriveBytes(requireKdf(algorithm), key, parameters, output.length / 2)) === output;
}
