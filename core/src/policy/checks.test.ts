import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleProfile } from "../testing/sample-profile.ts";
import { encryptionAllowed, hashAllowed } from "./algorithm-checks.ts";
import {
  callerSuppliedIssuerAllowed,
  certificatesAllowed,
  issuerAllowed,
  issuerKeyAllowed,
  subjectKeyAllowed,
  validityWithin,
} from "./certificate-checks.ts";
import type { KeyFacts } from "./key-limits.ts";
import { enforce, type Verdict } from "./verdict.ts";

const NOW_MS = Date.UTC(2026, 0, 31, 12, 0, 0);
const HOUR_MS = 3_600_000;
const profile = sampleProfile();
const bare = sampleProfile({ hash: undefined, encryption: undefined, certificates: undefined });
const ec = (bits: number): KeyFacts => ({ type: "ecdsa", bits, curve: `P-${bits}` });
const rsa = (bits: number): KeyFacts => ({ type: "rsa", bits, curve: undefined });
const validity = (notBeforeMs: number | undefined, notAfterMs: number | undefined): Verdict =>
  validityWithin(profile, { notBeforeMs, notAfterMs }, NOW_MS);

const PERMITTED: readonly [string, Verdict][] = [
  ["permits a hash on the list", hashAllowed(profile, "SHA-256")],
  ["permits a cipher on the list", encryptionAllowed(profile, "AES-256-GCM")],
  ["permits certificates where the section is there", certificatesAllowed(profile)],
  ["permits the KeyPolicy that it names", issuerAllowed(profile, "shop-ca")],
  ["permits a curve on the list", subjectKeyAllowed(profile, ec(384))],
  ["permits an RSA key of exactly the least size", subjectKeyAllowed(profile, rsa(3072))],
  ["permits an RSA key of exactly the greatest size", subjectKeyAllowed(profile, rsa(4096))],
  ["permits a request without times", validity(undefined, undefined)],
  ["permits times on both edges", validity(NOW_MS - HOUR_MS, NOW_MS + 24 * HOUR_MS)],
];

for (const [sentence, verdict] of PERMITTED) test(sentence, () => enforce(verdict));

const REFUSED: readonly [string, Verdict, string, string, string][] = [
  ["refuses a hash off the list", hashAllowed(profile, "SHA-384"), "hash.allowed", "SHA-384", "SHA-256, SHA3-512"],
  [
    "refuses a hash with a name to be quoted",
    hashAllowed(profile, "a\n"),
    "hash.allowed",
    '"a\\n"',
    "SHA-256, SHA3-512",
  ],
  [
    "refuses hashing without a section",
    hashAllowed(bare, "SHA-256"),
    "hash",
    "SHA-256",
    "nothing, as it has no hash section",
  ],
  [
    "refuses a cipher off the list",
    encryptionAllowed(profile, "AES-128-GCM"),
    "encryption.allowed",
    "AES-128-GCM",
    "AES-256-GCM",
  ],
  [
    "refuses certificates without a section",
    certificatesAllowed(bare),
    "certificates",
    "certificates",
    "nothing, as it has no certificates section",
  ],
  [
    "refuses another KeyPolicy",
    issuerAllowed(profile, "root"),
    "certificates.issuer.keyPolicyRef",
    'KeyPolicy "root"',
    "shop-ca",
  ],
  [
    "refuses a CA key from the caller",
    callerSuppliedIssuerAllowed(profile),
    "certificates.issuer.callerSupplied",
    "a CA key from the caller",
    "KeyPolicy shop-ca",
  ],
  ...[ec(521), ec(224), rsa(2048), rsa(8192), { type: "ed25519", bits: 0, curve: undefined }].map(
    (key): [string, Verdict, string, string, string] => [
      `refuses ${key.type} of ${key.bits} bits`,
      subjectKeyAllowed(profile, key),
      "certificates.subjectKeys",
      `a key that is ${key.curve ? `ecdsa ${key.curve}` : key.bits > 0 ? `rsa of ${key.bits} bits` : key.type}`,
      "ecdsa P-256, P-384 or rsa of 3072 to 4096 bits",
    ],
  ),
  [
    "refuses any issuer key where none is listed",
    issuerKeyAllowed(profile, ec(384)),
    "certificates.issuerKeys",
    "a key that is ecdsa P-384",
    "no key at all",
  ],
  [
    "refuses a start before the earliest",
    validity(NOW_MS - HOUR_MS - 1000, undefined),
    "certificates.validity.notBefore",
    "notBefore 2026-01-31T10:59:59Z",
    "notBefore no earlier than 2026-01-31T11:00:00Z",
  ],
  [
    "refuses an end after the latest",
    validity(undefined, NOW_MS + 24 * HOUR_MS + 1000),
    "certificates.validity.notAfter",
    "notAfter 2026-02-01T12:00:01Z",
    "notAfter no later than 2026-02-01T12:00:00Z",
  ],
  [
    "refuses a time beyond the calendar",
    validity(undefined, 2 ** 63 * 1000),
    "certificates.validity.notAfter",
    "notAfter 9223372036854776000 s after 1970",
    "notAfter no later than 2026-02-01T12:00:00Z",
  ],
];

for (const [sentence, verdict, rule, what, wouldPass] of REFUSED) {
  test(`${sentence}, naming the rule and what would pass`, () => {
    assert.throws(() => enforce(verdict), {
      code: "NOT_PERMITTED",
      message: `rule ${rule} of profile payments (generation 7) refuses ${what}; it permits ${wouldPass}`,
      refusal: { rule, profile: "payments", generation: 7, wouldPass },
    });
  });
}
