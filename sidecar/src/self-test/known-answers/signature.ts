import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { KNOWN_COMPOSITE, knownCompositeHolds } from "@keyward/core/crypto/signature/known-answers/composite";
import { KNOWN_SIGNATURES } from "@keyward/core/crypto/signature/known-answers/known-answers";
import {
  bytesOf,
  type KnownSignature,
  materialOf,
  optionsOf,
} from "@keyward/core/crypto/signature/known-answers/known-signature";
import { verify } from "@keyward/core/crypto/signature/signature";
import type { KnownAnswer } from "../known-answer.ts";

/** Every curve, padding and parameter set that differs inside of OpenSSL, once; the hashes have answers of their own. */
const ALGORITHMS: ReadonlySet<string> = new Set([
  "ECDSA-P256-SHA256",
  "ECDSA-P384-SHA384",
  "ECDSA-P521-SHA512",
  "Ed25519",
  "Ed448",
  "RSA-PKCS1-SHA256",
  "RSA-PSS-SHA256",
  "ML-DSA-44",
  "ML-DSA-65",
  "ML-DSA-87",
  "SLH-DSA-SHA2-128s",
]);

/** Verified, not made: most schemes sign with fresh entropy. All of them take 4 ms. */
export const signatureKnownAnswers: readonly KnownAnswer[] = [
  ...KNOWN_SIGNATURES.filter(({ algorithm }) => ALGORITHMS.has(algorithm)).map(knownAnswerOf),
  { name: `signature/${KNOWN_COMPOSITE}`, algorithm: KNOWN_COMPOSITE, fips: false, run: knownCompositeHolds },
];

function knownAnswerOf(known: KnownSignature): KnownAnswer {
  const row = requireSignatureAlgorithm(known.algorithm);
  return {
    name: `signature/${row.name}`,
    algorithm: row.name,
    fips: row.fips,
    run: () => verify(row, materialOf(known), bytesOf(known.message), bytesOf(known.signature), optionsOf(known)),
  };
}
