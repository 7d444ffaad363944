import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { test } from "node:test";
import { defaultSignature, requireSignature, SIGNATURES } from "../../algorithms/x509-signature.ts";
import type { CertificatePolicy } from "../../policy/profile.ts";
import { sampleProfile } from "../../testing/sample-profile.ts";
import { toHex } from "../../text/hex.ts";
import { belongsTo, importPrivateKey } from "../keys/private-key.ts";
import { parsePublicKey } from "../keys/public-key.ts";
import { encodeName, parseSubjectText } from "../names/name-build.ts";
import { formatName } from "../names/name-text.ts";
import { OID } from "../oids.ts";
import { verifySignature } from "../signatures/signature.ts";
import { createSigner, fits } from "../signatures/signer.ts";
import { createAuthorityCertificate } from "./authority-certificate.ts";
import { type Certificate, parseCertificate } from "./certificate.ts";
import { encodeTbsCertificate, type Sign } from "./certificate-build.ts";
import { type Issuance, issueCertificate } from "./issue-certificate.ts";
import { createServerCertificate } from "./server-certificate.ts";

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const NOW_MS = Date.UTC(2026, 0, 31, 12, 0, 0);
const VALIDITY = { notBeforeMs: NOW_MS, notAfterMs: NOW_MS + 3_600_000 };
const policy = sampleProfile().certificates!;
const SUBJECT = encodeName(parseSubjectText("O=Example,CN=app"));

const ec = (bits = 256): KeyPair => generateKeyPairSync("ec", { namedCurve: `P-${bits}` });
const spki = (keys: KeyPair): Uint8Array => keys.publicKey.export({ format: "der", type: "spki" });
const rsaKeys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const caKeys = ec(384);
const caAlgorithm = defaultSignature("ecdsa", 384);
const caSign = createSigner(caKeys.privateKey, caAlgorithm);

async function authority(keys = caKeys, name = "Test CA", algorithm = caAlgorithm): Promise<Certificate> {
  const description = {
    subject: [
      { key: "C", value: "DE" },
      { key: "CN", value: name },
    ],
    publicKey: spki(keys),
    signature: algorithm,
    validity: VALIDITY,
    pathLength: 0,
  };
  return parseCertificate(await createAuthorityCertificate(description, createSigner(keys.privateKey, algorithm)));
}

const ca = await authority();

const issuance = (changes: Partial<Issuance> = {}): Issuance => ({
  policy,
  issuer: ca,
  signature: caAlgorithm,
  subject: SUBJECT,
  publicKey: parsePublicKey(spki(ec())),
  validity: VALIDITY,
  crlDistributionPoints: [],
  ...changes,
});
const withPolicy = (changes: Partial<CertificatePolicy>, more: Partial<Issuance> = {}): Issuance =>
  issuance({ policy: { ...policy, ...changes }, ...more });
const issued = async (from: Issuance, sign: Sign = caSign): Promise<Certificate> =>
  parseCertificate(await issueCertificate(from, sign));

test("an authority signs itself, and is one", async () => {
  const seen = new X509Certificate(ca.encoded);
  assert.ok(seen.verify(caKeys.publicKey));
  assert.ok(seen.ca && ca.isCa);
  assert.equal(seen.subject, seen.issuer);
  assert.equal(formatName(ca.subject), "CN=Test CA,C=DE");
  const critical = [...ca.extensions.values()].map(({ oid, critical }) => [oid, critical]);
  assert.deepEqual(critical, [
    [OID.basicConstraints, true],
    [OID.keyUsage, true],
    [OID.subjectKeyIdentifier, false],
  ]);
  assert.equal(toHex(ca.extensions.get(OID.basicConstraints)!.value), "30060101ff020100");
  assert.equal(toHex(ca.extensions.get(OID.keyUsage)!.value), "03020106");
});

test("an issued certificate says what its profile says, and verifies", async () => {
  const request = issuance();
  const certificate = await issued(request);
  const seen = new X509Certificate(certificate.encoded);
  assert.ok(seen.verify(caKeys.publicKey));
  assert.ok(seen.checkIssued(new X509Certificate(ca.encoded)));
  assert.equal(seen.ca, false);
  assert.deepEqual(seen.keyUsage, ["1.3.6.1.5.5.7.3.1"]);
  assert.deepEqual([seen.validFromDate.getTime(), seen.validToDate.getTime()], [NOW_MS, NOW_MS + 3_600_000]);
  assert.deepEqual(certificate.subject.encoded, SUBJECT);
  assert.deepEqual(certificate.issuer.encoded, ca.subject.encoded);
  assert.deepEqual(certificate.publicKey.encoded, request.publicKey.encoded);
});

test("extensions stand in the order of the protocol, each critical or not as it says", async () => {
  const crlDistributionPoints = ["http://example.com/1.crl", "http://exämple.com/2.crl"];
  const shape = async (from: Issuance): Promise<[string, boolean][]> =>
    [...(await issued(from)).extensions.values()].map(({ oid, critical }) => [oid, critical]);
  assert.deepEqual(await shape(issuance({ crlDistributionPoints })), [
    [OID.keyUsage, true],
    [OID.extKeyUsage, false],
    [OID.authorityKeyIdentifier, false],
    [OID.crlDistributionPoints, false],
    [OID.basicConstraints, false],
    [OID.subjectKeyIdentifier, false],
  ]);
  const subordinate = { keyUsage: [], extendedKeyUsage: [], basicConstraints: { ca: true, pathLength: 3 } };
  assert.deepEqual(await shape(withPolicy(subordinate)), [
    [OID.basicConstraints, true],
    [OID.authorityKeyIdentifier, false],
    [OID.subjectKeyIdentifier, false],
  ]);
});

test("each CRL address is a distribution point of its own, in ASCII", async () => {
  const urls = ["http://example.com/1.crl", "http://exämple.com/ü.crl"];
  const certificate = await issued(issuance({ crlDistributionPoints: urls }));
  const first = `301ea01ca01a8618${Buffer.from(urls[0]!).toString("hex")}`;
  const ascii = "http://xn--exmple-cua.com/%C3%BC.crl";
  const second = `302aa028a0268624${Buffer.from(ascii).toString("hex")}`;
  assert.equal(toHex(certificate.extensions.get(OID.crlDistributionPoints)!.value), `304c${first}${second}`);
});

test("key usages are united bits without trailing zeros", async () => {
  const bitsOf = async (...keyUsage: string[]): Promise<string> =>
    toHex((await issued(withPolicy({ keyUsage }))).extensions.get(OID.keyUsage)!.value);
  assert.equal(await bitsOf("digitalSignature"), "03020780");
  assert.equal(await bitsOf("nonRepudiation", "contentCommitment", "keyEncipherment"), "03020560");
  assert.equal(await bitsOf("decipherOnly"), "0303070080");
  await assert.rejects(bitsOf("flying"), { code: "INVALID_ARGUMENT", message: 'unknown key usage "flying"' });
});

test("the subject key identifier is the whole digest of the key's bits by the profile's hash", async () => {
  const known: [string, number][] = [
    ["SHA-1", 20],
    ["SHA-256", 32],
    ["SHA3-512", 64],
  ];
  for (const [subjectKeyIdentifierHash, bytes] of known) {
    const { subjectKeyIdentifier } = await issued(withPolicy({ subjectKeyIdentifierHash }));
    assert.equal(subjectKeyIdentifier?.length, bytes);
  }
});

test("no authority key identifier is written where names are equal or the authority has none", async () => {
  const sameName = await issued(issuance({ subject: ca.subject.encoded }));
  assert.ok(!sameName.extensions.has(OID.authorityKeyIdentifier));
  const bare = await issued(issuance({ issuer: { ...ca, subjectKeyIdentifier: undefined } }));
  assert.ok(!bare.extensions.has(OID.authorityKeyIdentifier));
});

test("serial numbers are positive, long and never alike", async () => {
  const serials = await Promise.all(Array.from({ length: 20 }, async () => (await issued(issuance())).serialNumber));
  assert.equal(new Set(serials.map(toHex)).size, serials.length);
  for (const serial of serials)
    assert.ok(serial.length <= 20 && serial.length > 10 && serial[0]! < 0x80, toHex(serial));
});

test("a serial number with leading zeros is written minimal", () => {
  const content = { ...issuance(), issuer: SUBJECT, publicKey: spki(caKeys), extensions: [] };
  const tbs = encodeTbsCertificate({ ...content, serialNumber: Uint8Array.of(0, 0, 0x80) });
  assert.match(toHex(tbs), /^30[0-9a-f]{2,6}?a0030201020202008030/);
});

test("every signature algorithm of the registry makes certificates that verify", async () => {
  for (const signature of SIGNATURES.values()) {
    const keys = signature.keyType === "rsa" ? rsaKeys : ec(256);
    const issuer = await authority(keys, "CA", signature);
    const certificate = await issued(issuance({ issuer, signature }), createSigner(keys.privateKey, signature));
    assert.ok(new X509Certificate(certificate.encoded).verify(keys.publicKey), signature.name);
    assert.equal(certificate.signatureAlgorithm.oid, signature.oid);
    assert.equal(certificate.signatureAlgorithm.parameters?.tag, signature.parameters === "null" ? 5 : undefined);
  }
});

test("a signature that does not fit the issuer's key never leaves", async () => {
  const foreign = createSigner(ec(384).privateKey, caAlgorithm);
  const faulty: Sign[] = [foreign, () => new Uint8Array(96), () => new Uint8Array(0)];
  for (const sign of faulty) await assert.rejects(async () => issueCertificate(issuance(), sign), { code: "INTERNAL" });
});

test("a key is told from one that the algorithm or the certificate is not for", async () => {
  const rsaAlgorithm = requireSignature("sha256WithRSAEncryption");
  assert.ok(fits(caKeys.privateKey, caAlgorithm) && !fits(caKeys.privateKey, rsaAlgorithm));
  const misfit = createSigner(caKeys.privateKey, rsaAlgorithm);
  await assert.rejects(async () => misfit(SUBJECT), { code: "FAILED_PRECONDITION" });
  const imported = (keys: KeyPair) => importPrivateKey(keys.privateKey.export({ format: "der", type: "pkcs8" }));
  assert.ok(belongsTo(imported(caKeys), ca));
  assert.ok(!belongsTo(imported(ec(384)), ca));
  assert.ok(!belongsTo(imported(rsaKeys), ca));
});

test("a server certificate holds its names and addresses", async () => {
  const server = {
    issuer: ca,
    signature: caAlgorithm,
    publicKey: spki(ec()),
    dnsNames: ["keyward-webhook.keyward-system.svc", "agent.keyward.dev"],
    ipAddresses: ["10.0.0.1", "fd00::1"],
    validity: VALIDITY,
  };
  const seen = new X509Certificate(await createServerCertificate(server, caSign));
  assert.ok(seen.verify(caKeys.publicKey) && !seen.ca);
  assert.equal(seen.checkHost("agent.keyward.dev"), "agent.keyward.dev");
  assert.equal(seen.checkIP("10.0.0.1"), "10.0.0.1");
  assert.equal(seen.checkIP("fd00::1"), "fd00::1");
  assert.equal(seen.checkHost("evil.keyward.dev"), undefined);
  assert.deepEqual(seen.keyUsage, ["1.3.6.1.5.5.7.3.1"]);
  const nameless = await createServerCertificate({ ...server, dnsNames: [] }, caSign);
  assert.equal(parseCertificate(nameless).extensions.get(OID.subjectAltName)?.critical, true);
  for (const dnsNames of [["a b"], ["*.x"], ["A.example"]]) {
    assert.throws(() => createServerCertificate({ ...server, dnsNames }, caSign), { code: "INVALID_ARGUMENT" });
  }
});

test("a certificate with a changed byte no longer verifies or no longer parses", async () => {
  const good = await issued(issuance());
  verifySignature(good, ca.publicKey);
  for (let at = 0; at < good.encoded.length; at += 7) {
    const changed = Uint8Array.from(good.encoded);
    changed[at]! ^= 1;
    assert.throws(
      () => verifySignature(parseCertificate(changed), ca.publicKey),
      { code: "INVALID_ARGUMENT" },
      `byte ${at}`,
    );
  }
});
