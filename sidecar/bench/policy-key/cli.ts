import { generateKeyPairSync } from "node:crypto";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { pairOf } from "@keyward/core/crypto/key/material/key-pair";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { dispatch } from "../../src/dispatch/dispatch.ts";
import { testCall } from "../../src/dispatch/testing/test-call.ts";
import type { KeyRef } from "../../src/keys/key-ref.ts";
import { LocalKeyRing } from "../../src/keys/local-key-ring.ts";
import { MemoryKeys } from "../../src/keys/memory-keys.ts";
import { versionedKey } from "../../src/keys/versioned-key.ts";
import { sign } from "../../src/operations/signature/sign.ts";

/** Signs with the key of a KeyPolicy that has five versions, and with an ephemeral key, in turns: the first must not cost more. */
const ROUNDS = 30;
const CALLS = 500;
const MAX_RATIO = 1.1;

const usages = parseUsages(["sign", "verify"]);
const type = requireKeyType("EC-P256");
const made = (version?: number) => {
  const material = pairOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
  return { type, usages, algorithm: undefined, material, ...(version !== undefined && { version }) };
};
const granted = versionedKey([1, 2, 3, 4, 5].map(made), 5);
const grants = [{ container: "*", policy: "p", usages }];
const signatures = { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) };
const call = { ...testCall({ signatures, grants }), ring: new LocalKeyRing(new MemoryKeys(), () => granted) };
const id = call.ring.ephemeral(call.connection).add(made(), 1);
const input = { kind: "message", bytes: Buffer.from("a message of some length, as tokens are") } as const;

async function timeOf(key: KeyRef): Promise<number> {
  const began = performance.now();
  for (let count = 0; count < CALLS; count++) {
    await dispatch(sign, { key, algorithm: "", input, options: NO_OPTIONS }, call);
  }
  return (performance.now() - began) / CALLS;
}

const ephemeral: number[] = [];
const policy: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  ephemeral.push(await timeOf({ kind: "id", id }));
  policy.push(await timeOf({ kind: "policy", policy: "p" }));
}
const [one, other] = [median(ephemeral), median(policy)];
const ratio = other / one;
process.stdout.write(
  `ephemeral key ${(one * 1_000).toFixed(1)} us, key of a KeyPolicy ${(other * 1_000).toFixed(1)} us, ratio ${ratio.toFixed(3)}\n`,
);
if (ratio > MAX_RATIO) process.exitCode = 1;

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1]!;
}
