import { createHash, createPublicKey } from "node:crypto";
import { type KemAlgorithm, requireKem } from "@keyward/core/algorithms/kem";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { AGREEMENT_EXAMPLES } from "@keyward/core/crypto/agreement/examples";
import { ML_KEM_EXAMPLES, type MlKemExample } from "@keyward/core/crypto/kem/examples";
import { decapsulate, encapsulate } from "@keyward/core/crypto/kem/kem";
import { pairOf } from "@keyward/core/crypto/key/material/key-pair";
import { exportRawPublic } from "@keyward/core/crypto/key/raw/raw-export";
import { importRawPrivate } from "@keyward/core/crypto/key/raw/raw-private";
import { parseHex, toHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

const ML_KEM_768 = ML_KEM_EXAMPLES.find(({ algorithm }) => algorithm === "ML-KEM-768")!;
const X25519 = AGREEMENT_EXAMPLES.find(({ algorithm }) => algorithm === "X25519")!;

export const kemKnownAnswers: readonly KnownAnswer[] = [
  ...ML_KEM_EXAMPLES.map((example) => knownAnswer(example.algorithm, (kem) => mlKemHolds(kem, example))),
  knownAnswer("X25519MLKEM768", hybridHolds),
];

function knownAnswer(algorithm: string, holds: (kem: KemAlgorithm) => boolean): KnownAnswer {
  const kem = requireKem(algorithm);
  return { name: `kem/${algorithm}`, algorithm, fips: kem.fips, run: () => holds(kem) };
}

/** The seed gives the published key, the key rejects as FIPS 203 says, and what is encapsulated comes back. */
function mlKemHolds(kem: KemAlgorithm, { d, z, publicKeySha256 }: MlKemExample): boolean {
  const { privateKeys, publicKeys } = pairOf(importRawPrivate(kem.keyType, parseHex(d + z)));
  const nobodys = new Uint8Array(kem.ciphertextBytes);
  return (
    createHash("sha256").update(exportRawPublic(publicKeys[0]!)).digest("hex") === publicKeySha256 &&
    toHex(decapsulate(kem, privateKeys, nobodys)) === rejected(z, nobodys) &&
    comesBack(kem, privateKeys, publicKeys)
  );
}

/** A ciphertext of zeros and Bob's public key give the implicit rejection, then RFC 7748's secret. */
function hybridHolds(kem: KemAlgorithm): boolean {
  const mlKem = importRawPrivate(requireKeyType("ML-KEM-768"), parseHex(ML_KEM_768.d + ML_KEM_768.z));
  const [alice, bob] = [X25519.own, X25519.peer].map((key) =>
    importRawPrivate(requireKeyType("X25519"), parseHex(key)),
  );
  const nobodys = new Uint8Array(1088);
  const ciphertext = Buffer.concat([nobodys, exportRawPublic(createPublicKey(bob!))]);
  const { privateKeys, publicKeys } = pairOf(mlKem, alice!);
  const secret = toHex(decapsulate(kem, privateKeys, ciphertext));
  return secret === rejected(ML_KEM_768.z, nobodys) + X25519.secret && comesBack(kem, privateKeys, publicKeys);
}

function comesBack(
  kem: KemAlgorithm,
  privateKeys: Parameters<typeof decapsulate>[1],
  publicKeys: Parameters<typeof encapsulate>[1],
): boolean {
  const { ciphertext, sharedSecret } = encapsulate(kem, publicKeys);
  return toHex(decapsulate(kem, privateKeys, ciphertext)) === toHex(sharedSecret);
}

/** FIPS 203, algorithm 18, step 6 */
function rejected(z: string, ciphertext: Uint8Array): string {
  return createHash("shake256", { outputLength: 32 }).update(parseHex(z)).update(ciphertext).digest("hex");
}
