import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleProfile } from "../testing/sample-profile.ts";
import { brokerKeyText, brokerOrderText, brokerValidityText } from "./broker-text.ts";
import { findKeyFault, type KeyFacts } from "./key-limits.ts";
import { findValidityFault, resolveValidity } from "./validity.ts";

const policy = sampleProfile().certificates!;
const NOW_MS = Date.UTC(2049, 11, 31, 23, 30, 0, 999);
const keyText = (type: string, bits: number, role: "public" | "private" = "public"): string | undefined => {
  const key: KeyFacts = { type, bits, curve: type === "ecdsa" ? `P-${bits}` : undefined };
  const fault = findKeyFault(policy.subjectKeys, key);
  return fault && brokerKeyText(fault, role);
};

test("faults of keys are told in the crypto-broker's words", () => {
  assert.equal(keyText("rsa", 4096), undefined);
  assert.equal(keyText("rsa", 2048), "expected public key to be at least 3072 size, got: 2048");
  assert.equal(keyText("ecdsa", 521, "private"), "expected private key to be at most 384 size, got: 521");
  assert.equal(keyText("ed25519", 0), "unsupported key type: ed25519");
  const fault = findKeyFault(new Map(), { type: "rsa", bits: 4096, curve: undefined })!;
  assert.equal(brokerKeyText(fault, "private"), "missing key constraints for 'rsa' algorithm");
});

test("faults of times are told in the crypto-broker's words", () => {
  const early = findValidityFault(policy, { notBeforeMs: NOW_MS - 3_601_000, notAfterMs: undefined }, NOW_MS)!;
  assert.equal(
    brokerValidityText(early),
    "certificate validity (valid not before) 2049-12-31T22:29:59.999Z is earlier than the allowed by the profile 2049-12-31T22:30:00.999Z",
  );
  const late = findValidityFault(policy, { notBeforeMs: undefined, notAfterMs: NOW_MS + 1000 + 86_400_000 }, NOW_MS)!;
  assert.equal(
    brokerValidityText(late),
    "certificate end validity (valid not after) 2050-01-01T23:30:01.999Z is later than the allowed by the profile 2050-01-01T23:30:00.999Z",
  );
  const reversed = resolveValidity(policy, { notBeforeMs: NOW_MS + 172_800_000, notAfterMs: undefined }, NOW_MS);
  assert.equal(brokerOrderText(reversed), "notBefore (2050-01-02T23:30:00Z) is after notAfter (2050-01-01T23:30:00Z)");
});
