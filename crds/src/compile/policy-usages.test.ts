import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY_ALGORITHMS } from "@keyward/core/algorithms/key";
import { formatUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyAlgorithmName, KeyPolicyUsage } from "../types/key-policy.ts";
import { policyUsages } from "./policy-usages.ts";

function namesOf(algorithm: KeyAlgorithmName, usages?: KeyPolicyUsage[]): readonly string[] {
  const compiled = policyUsages({ algorithm, ...(usages && { usages }) });
  return "usages" in compiled
    ? formatUsages(compiled.usages)
    : compiled.faults.map(({ path, message }) => `${path}: ${message}`);
}

test("keys that can sign are for signing and verifying where the policy is silent", () => {
  for (const name of ["ECDSA-P256", "RSA-2048", "Ed25519", "ML-DSA-65", "HMAC-SHA-256"] as const) {
    assert.deepEqual(namesOf(name), ["sign", "verify"], name);
  }
});

test("other keys are for all that they can where the policy is silent", () => {
  assert.deepEqual(namesOf("ECDH-P256"), ["agree"]);
  assert.deepEqual(namesOf("X25519"), ["agree"]);
  assert.deepEqual(namesOf("AES-256"), ["encrypt", "decrypt", "wrap", "unwrap"]);
});

test("what the policy says holds", () => {
  assert.deepEqual(namesOf("RSA-3072", ["decrypt", "encrypt"]), ["encrypt", "decrypt"]);
  assert.deepEqual(namesOf("ECDSA-P256", ["verify"]), ["verify"]);
});

test("a usage that the algorithm does not have is a fault that names those it has", () => {
  assert.deepEqual(namesOf("ECDSA-P256", ["sign", "decrypt", "agree"]), [
    "spec.usages[1]: a key of ECDSA-P256 cannot decrypt; it can sign, verify",
    "spec.usages[2]: a key of ECDSA-P256 cannot agree; it can sign, verify",
  ]);
});

test("every algorithm has a default", () => {
  for (const name of KEY_ALGORITHMS.keys()) assert.ok(namesOf(name as KeyAlgorithmName).length > 0, name);
});
