import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { Profile } from "@keyward/core/policy/profile";
import { encodePem } from "@keyward/core/text/pem";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { readFacts } from "@keyward/core/x509/certificates/certificate-facts";
import { nameConstraintsExtension } from "@keyward/core/x509/extensions/contents-build";
import { OID } from "@keyward/core/x509/oids";
import { authorityExtensions, type TestCertificate, testCertificate } from "@keyward/core/x509/testing/test-chain";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { policyKeySource } from "../../../../keys/testing/policy-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { createCertificateRequest, signRevocationList, verifyCertificateChain } = CertificateService.method;
const { signCertificate } = CryptoService.method;
const SIGNATURES = { default: "Ed25519", allowed: new Set(["Ed25519", "ML-DSA-65", "ECDSA-P256-SHA256"]) };
const nowMs = Date.now();
const VALIDITY = { notBeforeMs: nowMs - 3_600_000, notAfterMs: nowMs + 86_400_000 };
const root = testCertificate("CA", undefined, VALIDITY);
const EMPTY = { dnsNames: [], ipAddresses: [], emailAddresses: [], uris: [] };
const narrow = testCertificate("Narrow", undefined, {
  ...VALIDITY,
  extensions: [
    ...authorityExtensions(),
    nameConstraintsExtension({ permitted: { ...EMPTY, dnsNames: ["example.com"] }, excluded: EMPTY }),
  ],
});

let engine: EngineServer;
beforeEach(() => serve(root));
afterEach(() => engine[Symbol.asyncDispose]());

async function serve(authority: TestCertificate, certificates: object = {}): Promise<void> {
  const keys = policyKeySource("ca", authority.key, [authority.der]);
  engine = await startEngineServer({ signatures: SIGNATURES, certificates: section(certificates) }, keys);
  keep("Ed25519", generateKeyPairSync("ed25519"));
  keep("ML-DSA-65", generateKeyPairSync("ml-dsa-65"));
}

function keep(name: string, { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }): void {
  const material = { kind: "pair", publicKeys: [publicKey], privateKeys: [privateKey] } as const;
  engine.keep(name, { type: requireKeyType(name), usages: parseUsages(["sign"]), algorithm: undefined, material });
}

function section(changes: object): Profile["certificates"] {
  const certificates = {
    issuer: { keyPolicyRef: { name: "ca" } },
    validity: { notBefore: "-1h", notAfter: "12h" },
    subjectKeys: [{ type: "Ed25519" }, { type: "ML-DSA", parameterSets: ["ML-DSA-65"] }],
    ...changes,
  };
  const object = {
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "shop" },
    spec: { certificates },
  };
  const compiled = compileProfile(object);
  return "profile" in compiled ? compiled.profile.certificates : assert.fail(JSON.stringify(compiled.faults));
}

function permit(certificates: object): void {
  engine.change({ signatures: SIGNATURES, certificates: section(certificates) });
}

async function request(names: object = {}, key = "Ed25519"): Promise<Uint8Array> {
  const ref = { key: { case: "name" as const, value: key } };
  return (await unaryCall(engine.session, createCertificateRequest, { key: ref, subject: "CN=app", ...names })).csr;
}

async function issue(names: object = {}, key?: string) {
  const { certificate } = await unaryCall(engine.session, signCertificate, { csr: await request(names, key) });
  return certificate;
}

test("a request of ours becomes a certificate that verifies, also for a post-quantum key", LIMIT, async () => {
  for (const key of ["Ed25519", "ML-DSA-65"]) {
    const certificate = await issue({}, key);
    const { valid } = await unaryCall(engine.session, verifyCertificateChain, { certificate, roots: [root.der] });
    assert.ok(valid, key);
  }
  permit({ subjectKeys: [{ type: "Ed25519" }] });
  await assert.rejects(issue({}, "ML-DSA-65"), {
    code: 7,
    text: /certificates\.subjectKeys .* refuses a key that is ml-dsa-65; it permits ed25519/,
  });
});

test("no name is taken over unless the profile says which", LIMIT, async () => {
  assert.ok(!parseCertificate(await issue({ dnsNames: ["any.example"] })).extensions.has(OID.subjectAltName));
});

test("names that fit are taken over, one that does not refuses the request", LIMIT, async () => {
  permit({
    subjectAlternativeNames: {
      dnsNames: ["*.example.com"],
      ipAddresses: ["10.0.0.0/8", "fd00::/8"],
      uris: ["spiffe://td/*"],
      maxNames: 4,
    },
  });
  const names = { dnsNames: ["a.example.com"], ipAddresses: ["10.1.2.3", "fd00::1"], uris: ["spiffe://td/app"] };
  const certificate = await issue(names);
  assert.equal(readFacts(parseCertificate(certificate)).alternativeNames?.length, 4);
  const asked = { certificate, roots: [root.der], dnsName: "fd00::1" };
  assert.ok((await unaryCall(engine.session, verifyCertificateChain, asked)).valid);
  const wrong: [object, RegExp][] = [
    [
      { dnsNames: ["example.com"] },
      /subjectAlternativeNames\.dnsNames .* refuses "example\.com"; it permits \*\.example\.com/,
    ],
    [{ dnsNames: ["*.example.com"] }, /subjectAlternativeNames\.wildcards/],
    [
      { ipAddresses: ["11.0.0.1"] },
      /subjectAlternativeNames\.ipAddresses .* address 11\.0\.0\.1; it permits 10\.0\.0\.0\/8, fd00::\/8/,
    ],
    [{ emailAddresses: ["a@example.com"] }, /subjectAlternativeNames\.emailAddresses .* it permits none/],
    [{ ...names, dnsNames: ["a.example.com", "b.example.com"] }, /refuses 5 names; it permits 4/],
  ];
  for (const [changes, text] of wrong) await assert.rejects(issue(changes), { code: 7, text });
});

test("every expression must be true for the request and its caller", LIMIT, async () => {
  permit({ rules: [{ name: "own", expression: 'csr.commonNames == ["app"] && caller.container == "local"' }] });
  await issue();
  await assert.rejects(issue({ subject: "CN=other" }), {
    code: 7,
    text: /^rule certificates\.rules\[own\] of profile payments/,
  });
  const many = Array.from({ length: 60 }, () => "CN=app").join("+");
  await assert.rejects(issue({ subject: many, dnsNames: new Array(60).fill("a.example") }), {
    code: 3,
    text: /120 names and parts/,
  });
  permit({ rules: [{ name: "index", expression: 'csr.dnsNames[0] == "a"' }] });
  await assert.rejects(issue(), { code: 7, text: /certificates\.rules\[index\]/ });
});

test("policies, addresses, name constraints and extensions stand in the certificate", LIMIT, async () => {
  permit({
    keyUsage: ["keyCertSign"],
    basicConstraints: { ca: true, pathLength: 0 },
    nameConstraints: { permitted: { dnsNames: ["example.com"] }, excluded: { ipAddresses: ["0.0.0.0/0"] } },
    policies: [{ oid: "1.2.3.4", cps: "https://example.com/cps" }],
    crlDistributionPoints: ["http://example.com/ca.crl"],
    ocspUrls: ["http://ocsp.example.com"],
    caIssuerUrls: ["http://example.com/ca.cer"],
    allowedExtensions: [{ oid: "1.3.6.1.5.5.7.1.24", value: "MAMCAQU=" }, { oid: "1.2.3.5" }],
  });
  const certificate = parseCertificate(await issue());
  const facts = readFacts(certificate);
  assert.deepEqual([...facts.policies!.oids], ["1.2.3.4"]);
  assert.deepEqual(facts.nameConstraints?.permitted, [{ kind: "dns", text: "example.com" }]);
  assert.equal(facts.nameConstraints?.excluded.length, 1);
  assert.deepEqual(facts.unhandledCritical, []);
  for (const oid of [OID.crlDistributionPoints, OID.authorityInfoAccess, "1.3.6.1.5.5.7.1.24"])
    assert.ok(certificate.extensions.has(oid));
  assert.ok(!certificate.extensions.has("1.2.3.5"));
});

test("nothing is issued that the CA's own name constraints forbid", LIMIT, async () => {
  await engine[Symbol.asyncDispose]();
  await serve(narrow, { subjectAlternativeNames: { dnsNames: ["**.com"] } });
  await issue({ dnsNames: ["a.example.com"] });
  await assert.rejects(issue({ dnsNames: ["a.other.com"] }), {
    code: 3,
    text: /dns name "a\.other\.com" that the name constraints/,
  });
});

test("a revocation list takes a certificate out of force", LIMIT, async () => {
  const certificate = await issue();
  const { serialNumber } = parseCertificate(certificate);
  await assert.rejects(unaryCall(engine.session, signRevocationList, {}), {
    code: 7,
    text: /certificates\.revocationLists/,
  });
  permit({ revocationLists: true });
  const revoked = [{ serialNumber, revokedAt: BigInt(Math.floor(nowMs / 1000) - 60), reason: "keyCompromise" }];
  const { crl, pem } = await unaryCall(engine.session, signRevocationList, { revoked, number: 7n });
  const chain = { certificate, roots: [root.der] };
  const bad = await unaryCall(engine.session, verifyCertificateChain, { ...chain, crls: [crl] });
  assert.deepEqual([bad.valid, bad.fault], [false, "REVOKED"]);
  assert.match(bad.explanation, /\(keyCompromise\)$/);
  const other = await unaryCall(engine.session, signRevocationList, { number: 8n });
  assert.ok((await unaryCall(engine.session, verifyCertificateChain, { ...chain, crls: [other.crl] })).valid);
  assert.equal(Buffer.from(encodePem("X509 CRL", crl)).toString(), pem);
  const late = { ...chain, crls: [other.crl], at: BigInt(Math.floor(nowMs / 1000) + 8 * 86_400) };
  assert.equal((await unaryCall(engine.session, verifyCertificateChain, late)).fault, "EXPIRED");
});

test("what makes no revocation list is refused and said", LIMIT, async () => {
  permit({ revocationLists: true });
  const at = BigInt(Math.floor(nowMs / 1000) - 60);
  const one = { serialNumber: Uint8Array.of(1), revokedAt: at, reason: "" };
  const wrong: [object, number, RegExp][] = [
    [{ keyPolicy: "other" }, 7, /certificates\.issuer\.keyPolicyRef/],
    [
      { revoked: [one, { ...one, serialNumber: Uint8Array.of(0, 1) }] },
      3,
      /revoked\[1\]: its serial_number is there twice/,
    ],
    [{ revoked: [{ ...one, serialNumber: Uint8Array.of(0) }] }, 3, /revoked\[0\]: serial_number must be/],
    [{ revoked: [{ ...one, serialNumber: new Uint8Array(22).fill(1) }] }, 3, /revoked\[0\]: serial_number must be/],
    [{ revoked: [{ ...one, reason: "removeFromCRL" }] }, 3, /unknown reason "removeFromCRL"; known are unspecified/],
    [{ revoked: [{ ...one, revokedAt: at + 7200n }] }, 3, /revoked_at must be/],
    [{ nextUpdate: at - 100n }, 3, /next_update must be after this_update/],
    [{ nextUpdate: at + 40n * 86_400n }, 3, /next_update must be after this_update, by at most 31 days/],
    [{ thisUpdate: at + 7200n }, 3, /this_update must not lie in the future/],
    [{ revoked: new Array(10_001).fill(one) }, 3, /10001 entries, the most is 10000/],
  ];
  for (const [changes, code, text] of wrong) {
    await assert.rejects(unaryCall(engine.session, signRevocationList, changes), { code, text });
  }
});

test("the longest revocation list is signed and read", LIMIT, async () => {
  permit({ revocationLists: true });
  const revoked = Array.from({ length: 10_000 }, (_none, index) => {
    const serialNumber = new Uint8Array(20).fill(0x7f);
    new DataView(serialNumber.buffer).setUint32(8, index);
    return { serialNumber, revokedAt: 1_700_000_000n, reason: "superseded" };
  });
  const { crl } = await unaryCall(engine.session, signRevocationList, { revoked, number: 1n });
  const answer = await unaryCall(engine.session, verifyCertificateChain, {
    certificate: await issue(),
    roots: [root.der],
    crls: [crl],
  });
  assert.ok(answer.valid, answer.explanation);
});

test("a CA key of the caller's own signs where the profile lets callers bring one", LIMIT, async () => {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const own = testCertificate("Own CA", undefined, { ...VALIDITY, extensions: authorityExtensions(), keys });
  const { publicKey, privateKey } = keys;
  const material = { kind: "pair", publicKeys: [publicKey], privateKeys: [privateKey] } as const;
  engine.keep("own-ca", {
    type: requireKeyType("EC-P256"),
    usages: parseUsages(["sign"]),
    algorithm: undefined,
    material,
  });
  const issuerKey = { key: { case: "name" as const, value: "own-ca" } };
  const csr = await request();
  const bring = (changes: object = {}) =>
    unaryCall(engine.session, signCertificate, { csr, issuerKey, issuerChain: [own.der], ...changes });
  await assert.rejects(bring(), { code: 7, text: /certificates\.issuer\.callerSupplied/ });
  permit({
    issuer: { callerSupplied: true },
    issuerKeys: [{ type: "EC", curves: ["P-256"] }],
    revocationLists: true,
  });
  const { certificate } = await bring();
  const { valid } = await unaryCall(engine.session, verifyCertificateChain, { certificate, roots: [own.der] });
  assert.ok(valid);
  const { crl } = await unaryCall(engine.session, signRevocationList, {
    issuerKey,
    issuerChain: [own.der],
    number: 1n,
  });
  const checked = { certificate, roots: [own.der], crls: [crl] };
  assert.ok((await unaryCall(engine.session, verifyCertificateChain, checked)).valid);
  await assert.rejects(bring({ issuerChain: [root.der] }), { code: 3, text: /is for another key than issuer_key/ });
  await assert.rejects(bring({ issuerChain: [] }), { code: 3, text: /needs its certificate/ });
  await assert.rejects(bring({ issuerKey: undefined }), { code: 3, text: /without issuer_key/ });
  await assert.rejects(bring({ keyPolicy: "ca" }), { code: 3, text: /exclude each other/ });
  permit({ issuer: { callerSupplied: true }, issuerKeys: [{ type: "EC", curves: ["P-384"] }] });
  await assert.rejects(bring(), { code: 7, text: /certificates\.issuerKeys/ });
});
