import { createHash, timingSafeEqual } from "node:crypto";
import { requireAsymmetricCipher } from "@keyward/core/algorithms/asymmetric";
import { BackendError } from "@keyward/core/backend/backend-error";
import { Secret } from "@keyward/core/secret/secret";
import type { Mechanism } from "../program/protocol.ts";
import { CKM } from "./cryptoki.ts";
import { PARAMETER, TOKEN_HASHES } from "./signing.ts";

/** Who takes the padding away: the token, or, where it knows OAEP with SHA-1 alone, this process after the token's bare RSA. */
export type Oaep = "in-token" | "after-token" | "none";

export interface OaepDecryption {
  readonly mechanism: Mechanism;
  /** @throws Rejected with one text for whatever is wrong */
  finish(answer: Uint8Array): Secret;
}

/** @param name of an OAEP algorithm */
export function oaepDecryption(oaep: Oaep, name: string): OaepDecryption {
  const { construction } = requireAsymmetricCipher(name);
  if (construction.kind !== "rsa-oaep" || oaep === "none") throw new BackendError("Unsupported", `no ${name} here`);
  if (oaep === "in-token")
    return { mechanism: oaepMechanism(construction.webHash), finish: (bytes) => new Secret(bytes) };
  return { mechanism: { mechanism: CKM.rsaX509 }, finish: (bytes) => removePadding(construction.hash, bytes) };
}

/** @param hash as FIPS 180-4 has it. Source: PKCS#11 2.40, 2.1.7 */
export function oaepMechanism(hash: string): Mechanism {
  const known = TOKEN_HASHES.get(hash);
  if (known === undefined) throw new BackendError("Unsupported", `tokens have no OAEP with ${hash}`);
  // CKZ_DATA_SPECIFIED without data: the empty label.
  const parameter = { type: PARAMETER.rsaOaep, hashAlg: known.mechanism, mgf: known.mgf, source: 1 };
  return { mechanism: CKM.rsaOaep, parameter };
}

/**
 * RFC 8017, 7.1.2, step 3, for the empty label. Every octet is looked at, whatever is wrong, and nothing tells which check failed; in
 * JavaScript that is as even as it gets, and callers see the time of a process and a queue besides.
 */
function removePadding(hash: string, encoded: Uint8Array): Secret {
  const label = createHash(hash).digest();
  const bytes = Buffer.from(encoded);
  encoded.fill(0);
  const seed = bytes.subarray(1, 1 + label.length);
  const block = bytes.subarray(1 + label.length);
  try {
    mask(hash, block, seed);
    mask(hash, seed, block);
    const at = separator(block, label.length);
    const right = timingSafeEqual(block.subarray(0, label.length), label) && bytes[0] === 0 && at > 0;
    if (!right) throw new BackendError("Rejected", "the cipher text does not decrypt with this key and algorithm");
    return new Secret(Uint8Array.from(block.subarray(at + 1)));
  } finally {
    bytes.fill(0);
  }
}

/** @returns where the octet 1 is that ends the zeros; 0: there is none */
function separator(block: Uint8Array, from: number): number {
  let at = 0;
  let isBad = 0;
  for (let index = from; index < block.length; index++) {
    const octet = block[index]!;
    const isOpen = Number(at === 0);
    isBad |= isOpen & Number(octet > 1);
    at += isOpen * Number(octet === 1) * index;
  }
  return isBad === 0 ? at : 0;
}

/** XORs MGF1 of a seed over bytes. RFC 8017, B.2.1 */
function mask(hash: string, seed: Uint8Array, target: Uint8Array): void {
  const counter = Buffer.alloc(4);
  for (let at = 0, round = 0; at < target.length; round++) {
    counter.writeUInt32BE(round);
    const octets = createHash(hash).update(seed).update(counter).digest();
    for (let index = 0; index < octets.length && at < target.length; index++, at++) target[at]! ^= octets[index]!;
  }
}
