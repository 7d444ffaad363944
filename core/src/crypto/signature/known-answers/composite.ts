import { Buffer } from "node:buffer";
import { hash, verify } from "node:crypto";
import { requireSignatureAlgorithm } from "../../../algorithms/signature.ts";
import { representative } from "../composite.ts";
import { bytesOf, type KnownSignature, materialOf } from "./known-signature.ts";

/**
 * The Ed25519 halves of public key and signature of a composite; the ML-DSA halves, 5 kB, are left out, as ML-DSA has its own.
 * Source: lamps-wg/draft-composite-sigs, src/testvectors.json, id-MLDSA65-Ed25519-SHA512
 */
const HALF: KnownSignature = {
  algorithm: "Ed25519",
  publicKey: { kind: "raw", nodeType: "ed25519", bytes: "QsgU6hiBg/g2J7E8ljA64SHI3B4fG638yD/71dhQT9o=" },
  message: Buffer.from("The quick brown fox jumps over the lazy dog.").toString("base64"),
  signature: "S+Qwp2u3GEqTvmduwfKip6qsRtx1CHyQ9MrV7V3OiI3kb7N99IqGEHLedwNnzpChbu/EjLW1gNehm0bSGvlKBQ==",
  source: "draft-ietf-lamps-pq-composite-sigs-19, test vectors",
};

export const KNOWN_COMPOSITE = "MLDSA65-Ed25519-SHA512";

/** Whether the traditional half signs what is made of the message here: prefix, label, context and hash. */
export function knownCompositeHolds(): boolean {
  const { composite } = requireSignatureAlgorithm(KNOWN_COMPOSITE);
  const signed = representative(composite!, hash("sha512", bytesOf(HALF.message), "buffer"), new Uint8Array());
  return verify(null, signed, materialOf(HALF).publicKeys[0]!, bytesOf(HALF.signature));
}
