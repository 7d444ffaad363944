import { Buffer } from "node:buffer";
import {
  generateKeyPairSync,
  type KeyObject,
  decapsulate as nodeDecapsulate,
  encapsulate as nodeEncapsulate,
} from "node:crypto";
import { requireAgreement } from "../../algorithms/agreement.ts";
import { agreeAtOnce } from "../agreement/agree.ts";
import { importRawPublic } from "../key/raw/raw-public.ts";
import type { Encapsulation } from "./encapsulation.ts";

const X25519 = requireAgreement("X25519");
const X25519_BYTES = 32;

/**
 * ML-KEM-768 and X25519 side by side: ciphertexts, and then secrets, one after the other, ML-KEM's first.
 * Source: draft-ietf-tls-ecdhe-mlkem, 3.1
 */
export function encapsulateHybrid([mlKem, x25519]: readonly KeyObject[]): Encapsulation {
  const ephemeral = generateKeyPairSync("x25519");
  const classical = agreeAtOnce(ephemeral.privateKey, x25519!);
  const { ciphertext, sharedKey } = nodeEncapsulate(mlKem!);
  const share = ephemeral.publicKey.export({ format: "raw-public" });
  return { ciphertext: Buffer.concat([ciphertext, share]), sharedSecret: joined(sharedKey, classical) };
}

export function decapsulateHybrid([mlKem, x25519]: readonly KeyObject[], ciphertext: Uint8Array): Uint8Array {
  const at = ciphertext.length - X25519_BYTES;
  const share = importRawPublic(X25519.keyType, ciphertext.subarray(at));
  const classical = agreeAtOnce(x25519!, share);
  return joined(nodeDecapsulate(mlKem!, ciphertext.subarray(0, at)), classical);
}

function joined(first: Buffer, second: Buffer): Buffer {
  const both = Buffer.concat([first, second]);
  first.fill(0);
  second.fill(0);
  return both;
}
