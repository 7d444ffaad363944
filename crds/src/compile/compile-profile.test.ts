import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DEFAULT_LIMITS, type Profile } from "@keyward/core/policy/profile";
import { parse } from "yaml";
import type { Fault } from "../validate/fault.ts";
import { compileProfile } from "./compile-profile.ts";

const HOUR_MS = 3_600_000;

function sample(file: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, "../../samples", file), "utf8"));
}

function profileOf(object: unknown): Profile {
  const compiled = compileProfile(object);
  return "profile" in compiled ? compiled.profile : assert.fail(JSON.stringify(compiled.faults));
}

function faultsOf(object: unknown): readonly Fault[] {
  const compiled = compileProfile(object);
  return "faults" in compiled ? compiled.faults : assert.fail("the profile compiles");
}

function issuing(certificates: object): object {
  return {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "issuing" },
    spec: {
      certificates: {
        issuer: { callerSupplied: true },
        validity: { notAfter: "24h" },
        subjectKeys: [{ type: "EC", curves: ["P-256"] }],
        ...certificates,
      },
    },
  };
}

const RATE_OF_ALL = { rule: "limits.callsPerSecond", callsPerSecond: 50_000, burst: 50_000 };
const IN_FLIGHT_OF_ALL = { rule: "limits.callsInFlight", calls: 1024 };
const LOW = { rate: RATE_OF_ALL, inFlight: IN_FLIGHT_OF_ALL, priority: "Low" };
const FULL_CALL_LIMITS = {
  calls: { rate: RATE_OF_ALL, inFlight: IN_FLIGHT_OF_ALL, priority: "Normal" },
  callers: new Map<string, object>([
    [
      "app",
      {
        rate: { rule: "limits.callers[app].callsPerSecond", callsPerSecond: 20_000, burst: 40_000 },
        inFlight: { rule: "limits.callers[app].callsInFlight", calls: 512 },
        priority: "High",
      },
    ],
    ["batch", LOW],
    ["*", LOW],
  ]),
};

test("the full sample compiles to what it says", () => {
  const { certificates: section, ...profile } = profileOf(sample("crypto-profile-full.yaml"));
  const { contents, ...certificates } = section!;
  assert.deepEqual(profile, {
    name: "payments",
    uid: "",
    generation: 0,
    mode: "Standard",
    hash: { default: "SHA3-512", allowed: new Set(["SHA-256", "SHA-384", "SHA-512", "SHA3-512"]) },
    mac: {
      default: "HMAC-SHA-256",
      allowed: new Set(["HMAC-SHA-256", "HMAC-SHA3-512", "KMAC-256"]),
      minTagBytes: 16,
    },
    encryption: {
      default: "AES-256-GCM",
      allowed: new Set(["AES-128-GCM", "AES-256-GCM", "ChaCha20-Poly1305"]),
      callerNonces: false,
      minTagBytes: 16,
    },
    signatures: { default: "ML-DSA-65", allowed: new Set(["ECDSA-P256-SHA256", "Ed25519", "ML-DSA-65"]) },
    keyAgreement: { default: "X25519", allowed: new Set(["X25519", "ECDH-P256"]) },
    keyEncapsulation: { default: "X25519MLKEM768", allowed: new Set(["ML-KEM-768", "X25519MLKEM768"]) },
    asymmetricEncryption: {
      default: "HPKE-X25519-SHA256-AES-128-GCM",
      allowed: new Set(["HPKE-X25519-SHA256-AES-128-GCM", "RSA-OAEP-SHA256"]),
    },
    keyDerivation: {
      default: "HKDF-SHA256",
      allowed: new Set(["HKDF-SHA256", "PBKDF2-HMAC-SHA256", "scrypt"]),
      minIterations: 600_000,
      maxIterations: 2_000_000,
      maxMemoryBytes: 64 * 1024 * 1024,
    },
    keys: {
      default: "ML-DSA-65",
      allowed: new Set(
        "AES-256 ChaCha20 HMAC SECRET EC-P256 Ed25519 X25519 ML-DSA-65 ML-KEM-768 X25519MLKEM768 RSA-3072".split(" "),
      ),
      allowImport: true,
      allowExport: false,
      allowPersist: false,
    },
    grants: [{ container: "app", policy: "shop-signing", usages: 4 | 8 }],
    limits: { ...DEFAULT_LIMITS, ...FULL_CALL_LIMITS },
  });
  assert.deepEqual(certificates, {
    issuer: { keyPolicies: new Set(["shop-ca"]), callerSupplied: true },
    signatureAlgorithm: "ecdsa-with-SHA384",
    notBeforeOffsetMs: -HOUR_MS,
    notAfterOffsetMs: 2160 * HOUR_MS,
    subjectKeys: new Map([
      ["ecdsa", { minBits: 256, maxBits: 384, curves: new Set(["P-256", "P-384"]) }],
      ["rsa", { minBits: 3072, maxBits: 4096, curves: undefined }],
      ["ed25519", { minBits: 0, maxBits: 0, curves: undefined }],
      ["ml-dsa", { minBits: 0, maxBits: 0, curves: undefined, parameterSets: new Set(["ml-dsa-65", "ml-dsa-87"]) }],
    ]),
    issuerKeys: new Map([["ecdsa", { minBits: 384, maxBits: 521, curves: new Set(["P-384", "P-521"]) }]]),
    keyUsage: ["digitalSignature"],
    extendedKeyUsage: ["serverAuth", "clientAuth"],
    basicConstraints: { ca: false, pathLength: undefined },
    subjectKeyIdentifierHash: "SHA-256",
    revocationLists: true,
  });
  const { alternativeNames, rules, extensions, ...texts } = contents;
  assert.deepEqual(
    alternativeNames?.dnsNames.map(({ text }) => text),
    ["*.shop.example.com", "**.svc.cluster.local"],
  );
  assert.deepEqual([alternativeNames?.maxNames, alternativeNames?.wildcards], [8, false]);
  assert.deepEqual(
    rules.map(({ name }) => name),
    ["own namespace"],
  );
  assert.deepEqual(extensions, [
    { oid: "1.3.6.1.5.5.7.1.24", critical: false, value: Uint8Array.of(0x30, 3, 2, 1, 5) },
  ]);
  assert.deepEqual(texts, {
    nameConstraints: undefined,
    policies: [{ oid: "1.3.6.1.4.1.99999.1.1", cps: "https://example.com/cps" }],
    crlDistributionPoints: ["http://pki.example.com/shop-ca.crl"],
    ocspUrls: ["http://ocsp.example.com"],
    caIssuerUrls: ["http://pki.example.com/shop-ca.cer"],
  });
});

test("sections that are absent permit nothing", () => {
  const { encryption, certificates } = profileOf(sample("crypto-profile-small.yaml"));
  assert.deepEqual([encryption, certificates], [undefined, undefined]);
});

test("defaults are those of the API: an hour back, SHA-256 key identifiers, no extension, no CA", () => {
  const certificates = profileOf(issuing({})).certificates!;
  assert.equal(certificates.notBeforeOffsetMs, -HOUR_MS);
  assert.equal(certificates.subjectKeyIdentifierHash, "SHA-256");
  assert.deepEqual([certificates.keyUsage, certificates.extendedKeyUsage], [[], []]);
  assert.deepEqual(certificates.basicConstraints, { ca: false, pathLength: undefined });
});

test("without issuerKeys a caller's CA key is judged as subjectKeys says", () => {
  const certificates = profileOf(issuing({})).certificates!;
  assert.deepEqual(certificates.issuerKeys, certificates.subjectKeys);
});

test("uid and generation come from the object", () => {
  const object = sample("crypto-profile-small.yaml") as { metadata: object };
  const { uid, generation } = profileOf({ ...object, metadata: { ...object.metadata, uid: "u-1", generation: 7 } });
  assert.deepEqual([uid, generation], ["u-1", 7]);
});

test("a compiled profile is frozen all the way down", () => {
  const profile = profileOf(sample("crypto-profile-full.yaml"));
  assert.throws(() => {
    (profile as { name: string }).name = "other";
  });
  assert.throws(() => (profile.hash!.allowed as Set<string>).add("MD5"));
  assert.throws(() => (profile.certificates!.subjectKeys as Map<string, unknown>).delete("rsa"));
});

test("every unknown algorithm is told, with the names there are", () => {
  const object = sample("crypto-profile-full.yaml") as { spec: { hash: object; encryption: object } };
  object.spec.hash = { default: "MD5", allowed: ["MD5", "SHA-256", "KangarooTwelve"] };
  object.spec.encryption = { default: "ROT-13", allowed: ["ROT-13"] };
  const faults = faultsOf(object);
  assert.deepEqual(
    faults.map((fault) => fault.path),
    ["spec.hash.allowed[0]", "spec.hash.allowed[2]", "spec.encryption.allowed[0]"],
  );
  assert.match(faults[0]!.message, /^unknown hash algorithm "MD5"; known are .*SHA-256.*SHA3-512/);
  assert.match(faults[2]!.message, /^unknown encryption algorithm "ROT-13"; known are .*AES-256-GCM/);
});

test("a signature algorithm that no permitted CA key can make is a fault", () => {
  const [fault] = faultsOf(issuing({ signatureAlgorithm: "sha256WithRSAEncryption" }));
  assert.deepEqual(fault, {
    path: "spec.certificates.signatureAlgorithm",
    message:
      "sha256WithRSAEncryption needs an rsa CA key, but subjectKeys (issuerKeys is absent) permits only ecdsa; correct one of them",
  });
});

test("a signature algorithm for a KeyPolicy's key is judged later, when the key is known", () => {
  const issuer = { keyPolicyRef: { name: "shop-ca" } };
  assert.ok(profileOf(issuing({ issuer, signatureAlgorithm: "sha256WithRSAEncryption" })));
});

test("what the API server would refuse is refused here too, faults and all", () => {
  const [fault] = faultsOf(issuing({ validity: { notAfter: "-2h" } }));
  assert.equal(fault?.message, "notBefore must be earlier than notAfter");
});

test("mode FIPS refuses what is not approved, and says what is", () => {
  const object = sample("crypto-profile-small.yaml") as { spec: object };
  const encryption = { default: "AES-256-GCM", allowed: ["AES-256-GCM", "ChaCha20-Poly1305"] };
  const faults = faultsOf({ ...object, spec: { mode: "FIPS", encryption } });
  assert.equal(faults.length, 1);
  assert.equal(faults[0]!.path, "spec.encryption.allowed[1]");
  assert.match(faults[0]!.message, /ChaCha20-Poly1305 is not permitted by mode FIPS; approved are .*AES-256-GCM/);
});

test("a context that may live for no time is a fault", () => {
  const object = sample("crypto-profile-small.yaml") as { spec: object };
  const faults = faultsOf({ ...object, spec: { ...object.spec, limits: { contextLifetime: "0s" } } });
  assert.equal(faults[0]!.path, "spec.limits.contextLifetime");
});
