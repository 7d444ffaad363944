import { createHash } from "node:crypto";
import type { HashAlgorithm } from "@keyward/core/algorithms/hash";
import type { KeyType } from "@keyward/core/algorithms/key-type";
import { requireSignatureAlgorithm, type SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { SignedInput } from "@keyward/core/backend/key-use";
import { digestInfo } from "@keyward/core/crypto/signature/digest/emsa-pkcs1";
import { rawToDer } from "@keyward/core/crypto/signature/ecdsa-signature";
import { badAnswer } from "../errors.ts";
import type { Mechanism } from "../program/protocol.ts";
import { CKM, MGF1 } from "./cryptoki.ts";

/** How one signature is asked for. */
export interface Signing {
  readonly mechanism: Mechanism;
  readonly data: Uint8Array;
  /** Longest answer. */
  readonly maxBytes: number;
  /** From the token's form to ours. @throws BadAnswer */
  finish(answer: Uint8Array): Uint8Array;
}

/** Type numbers of the binding for the C structures of parameters. */
export const PARAMETER = { rsaOaep: 4, rsaPss: 5, ecdh: 6, aesGcm: 7 } as const;

/** What of a hash's numbers a token is told. */
export const TOKEN_HASHES: ReadonlyMap<string, { readonly mechanism: number; readonly mgf: number }> = new Map([
  ["SHA-256", { mechanism: CKM.sha256, mgf: MGF1.sha256 }],
  ["SHA-384", { mechanism: CKM.sha384, mgf: MGF1.sha384 }],
  ["SHA-512", { mechanism: CKM.sha512, mgf: MGF1.sha512 }],
]);

const ED25519_BYTES = 64;

/** @param type of the key */
export function planSigning(name: string, type: KeyType, input: SignedInput): Signing {
  const algorithm = requireSignatureAlgorithm(name);
  const { scheme, hash } = algorithm;
  if (hash === undefined) return planPure(name, input);
  const digest = digestOf(hash, input);
  if (scheme === "ecdsa") return planEcdsa(digest, type);
  const maxBytes = type.bits / 8;
  const finish = (answer: Uint8Array) => ofLength(answer, maxBytes);
  if (scheme === "rsa-pss") return { mechanism: pssMechanism(algorithm), data: digest, maxBytes, finish };
  return { mechanism: { mechanism: CKM.rsaPkcs }, data: digestInfo(hash, digest), maxBytes, finish };
}

/** The salt is as long as the digest (RFC 8017, 9.1). */
export function pssMechanism({ hash, name }: SignatureAlgorithm): Mechanism {
  const known = TOKEN_HASHES.get(hash?.name ?? "");
  if (hash === undefined || known === undefined) throw new BackendError("Unsupported", `tokens have no ${name}`);
  const parameter = {
    type: PARAMETER.rsaPss,
    hashAlg: known.mechanism,
    mgf: known.mgf,
    saltLen: hash.digestBytes,
  };
  return { mechanism: CKM.rsaPss, parameter };
}

/** A token takes the leftmost bits of the digest, or refuses a longer one (FIPS 186-5, 6.4.1); all our curves' orders are whole bytes but P-521. */
function planEcdsa(digest: Uint8Array, { bits }: KeyType): Signing {
  const scalarBytes = Math.ceil(bits / 8);
  return {
    mechanism: { mechanism: CKM.ecdsa },
    data: digest.subarray(0, scalarBytes),
    maxBytes: 2 * scalarBytes,
    finish: (answer) => rawToDer(ofLength(answer, 2 * scalarBytes)),
  };
}

function planPure(name: string, { kind, bytes }: SignedInput): Signing {
  if (kind === "digest") throw new BackendError("Unsupported", `${name} signs messages, not digests`);
  return {
    mechanism: { mechanism: CKM.eddsa },
    data: bytes,
    maxBytes: ED25519_BYTES,
    finish: (answer) => ofLength(answer, ED25519_BYTES),
  };
}

function digestOf(hash: HashAlgorithm, { kind, bytes }: SignedInput): Uint8Array {
  if (kind === "message") return createHash(hash.nodeName).update(bytes).digest();
  if (bytes.length === hash.digestBytes) return bytes;
  const text = `a digest of ${hash.name} has ${hash.digestBytes} bytes, not ${bytes.length}`;
  throw new BackendError("Rejected", text);
}

function ofLength(answer: Uint8Array, bytes: number): Uint8Array {
  if (answer.length === bytes) return answer;
  throw badAnswer(`a signature of ${answer.length} bytes where ${bytes} are due`);
}
