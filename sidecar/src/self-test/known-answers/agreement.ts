import { createPublicKey } from "node:crypto";
import { requireAgreement } from "@keyward/core/algorithms/agreement";
import { agree } from "@keyward/core/crypto/agreement/agree";
import { AGREEMENT_EXAMPLES, type AgreementExample } from "@keyward/core/crypto/agreement/examples";
import { importRawPrivate } from "@keyward/core/crypto/key/raw/raw-private";
import { parseHex, toHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

export const agreementKnownAnswers: readonly KnownAnswer[] = AGREEMENT_EXAMPLES.map((example) => ({
  name: `agreement/${example.algorithm}`,
  algorithm: example.algorithm,
  fips: requireAgreement(example.algorithm).fips,
  run: () => holds(example),
}));

async function holds({ algorithm, own, peer, secret }: AgreementExample): Promise<boolean> {
  const row = requireAgreement(algorithm);
  const [left, right] = [own, peer].map((bytes) => importRawPrivate(row.keyType, parseHex(bytes)));
  return toHex(await agree(row, left!, createPublicKey(right!))) === secret;
}
