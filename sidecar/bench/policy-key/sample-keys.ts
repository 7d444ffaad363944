import { generateKeyPairSync } from "node:crypto";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { pairOf } from "@keyward/core/crypto/key/material/key-pair";
import { versionedKey } from "../../src/keys/versioned-key.ts";

export const POLICY = "p";
export const MESSAGE = Buffer.from("a message of some length, as tokens are");

const usages = parseUsages(["sign", "verify"]);

/** Sections of a profile that lets everyone sign with the key of POLICY. */
export const RULES = {
  signatures: { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) },
  grants: [{ container: "*", policy: POLICY, usages }],
};

/** @returns a key on P-256; as a version where a number is given */
export function madeKey(version?: number) {
  const material = pairOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
  return { type: requireKeyType("EC-P256"), usages, algorithm: undefined, material, ...(version && { version }) };
}

/** As the operator delivers one that was rotated four times. */
export function deliveredKey() {
  return versionedKey([1, 2, 3, 4, 5].map(madeKey), 5);
}
