import { digest, HASHES } from "@keyward/core/algorithms/hash";
import { ABC, ABC_DIGESTS } from "@keyward/core/crypto/hash/examples";
import { toHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

export const hashKnownAnswers: readonly KnownAnswer[] = [...HASHES.values()].map((row) => ({
  name: `hash/${row.name}`,
  algorithm: row.name,
  fips: row.fips,
  run: () => toHex(digest(row, ABC)) === ABC_DIGESTS.get(row.name),
}));
