import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCryptoProfile, validateCryptoProfile } from "./crypto-profile.ts";
import { MAX_FAULTS } from "./fault.ts";
import { InvalidObjectError } from "./invalid-object-error.ts";
import { validateKeyPolicy } from "./key-policy.ts";

function profile(spec: object, metadata: object = {}): Record<string, unknown> {
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "payments", namespace: "shop", ...metadata },
    spec,
  };
}

const HASHING = { hash: { default: "SHA-256", allowed: ["SHA-256"] } };

test("every fault is told at once, unknown fields and rules beside types", () => {
  const faults = validateCryptoProfile(
    profile({
      hash: { default: "SHA-256", allowed: ["SHA3-512"] },
      encryption: { default: 5, allowed: [], extra: true },
      surprise: null,
    }),
  );
  assert.deepEqual(
    faults.map((fault) => fault.path),
    ["spec.surprise", "spec.encryption.extra", "spec.encryption.default", "spec.encryption.allowed", "spec.hash"],
  );
});

test("a fault of a rule carries the rule", () => {
  const [fault] = validateCryptoProfile(profile({ hash: { default: "SHA-256", allowed: ["SHA3-512"] } }));
  assert.deepEqual(fault, {
    path: "spec.hash",
    rule: "self.default in self.allowed",
    message: "the default must be one of the allowed algorithms",
  });
});

test("the error of an invalid object names the object, each field and what to do", () => {
  const broken = profile({ hash: { default: "SHA-256", allowed: ["SHA3-512"] }, hsah: {} });
  assert.throws(
    () => parseCryptoProfile(broken),
    (error) =>
      error instanceof InvalidObjectError &&
      error.message ===
        'CryptoProfile "payments" is invalid: spec.hsah: is no field here; known are mode, hash, mac, encryption, signatures, keyAgreement, keyEncapsulation, asymmetricEncryption, keyDerivation, keys, grants, trust, limits, certificates; ' +
          "spec.hash: the default must be one of the allowed algorithms" &&
      error.faults.length === 2,
  );
});

test("the list of faults is bounded, and says how many were left out", () => {
  const unknown = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, 1]));
  const faults = validateCryptoProfile(profile({ ...HASHING, ...unknown }));
  assert.equal(faults.length, MAX_FAULTS + 1);
  assert.deepEqual(faults.at(-1), { path: "", message: "50 more faults; correct these first" });
});

test("what is no object at all is refused, not thrown at", () => {
  for (const value of [undefined, null, 5, "text", [], () => 1, Symbol("x"), 5n]) {
    assert.equal(validateCryptoProfile(value)[0]?.path, "", String(value));
  }
});

test("a cycle and a value of a million parts are refused quickly", () => {
  const cycle = profile(HASHING);
  cycle.status = cycle;
  assert.match(validateCryptoProfile(cycle)[0]?.message ?? "", /nested more than 32 levels/);
  const wide = profile({ hash: { default: "SHA-256", allowed: Array.from({ length: 1_000_000 }, () => "SHA-256") } });
  assert.match(validateCryptoProfile(wide)[0]?.message ?? "", /more than 50000 values/);
  const long = profile({ hash: { default: "SHA-256".repeat(1_000_000), allowed: ["SHA-256"] } });
  assert.match(validateCryptoProfile(long)[0]?.message ?? "", /more than 3000000 characters/);
});

test("names that every JavaScript object inherits are fields like any other", () => {
  const object = JSON.parse(
    '{"apiVersion":"keyward.dev/v1alpha1","kind":"CryptoProfile","metadata":{"name":"a"},' +
      '"spec":{"__proto__":{"hash":{}},"constructor":{},"toString":null}}',
  );
  const paths = validateCryptoProfile(object).map((fault) => fault.path);
  assert.deepEqual(paths, ["spec.__proto__", "spec.constructor", "spec.toString", "spec"]);
  assert.equal(({} as { hash?: unknown }).hash, undefined);
});

test("status and metadata may hold fields that only newer programs know", () => {
  const object = profile(HASHING, { managedFields: [{ manager: "kubectl" }], fromTheFuture: {} });
  object.status = { observedGeneration: 3, fromTheFuture: [1] };
  assert.deepEqual(validateCryptoProfile(object), []);
});

test("an object of another kind or version is refused by name", () => {
  const faults = validateKeyPolicy({ ...profile({ algorithm: "RSA-3072" }), apiVersion: "keyward.dev/v9" });
  assert.deepEqual(
    faults.map((fault) => `${fault.path}: ${fault.message}`),
    [
      'apiVersion: "keyward.dev/v9" is not possible; use "keyward.dev/v1alpha1"',
      'kind: "CryptoProfile" is not possible; use "KeyPolicy"',
    ],
  );
});
