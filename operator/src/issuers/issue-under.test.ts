import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { before, test } from "node:test";
import { decodePem, decodePemBlocks, encodePem } from "@keyward/core/text/pem";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { readFacts } from "@keyward/core/x509/certificates/certificate-facts";
import type { CertificateRules } from "@keyward/crds/types/profile/certificates";
import { authorityKey } from "./authority-key.ts";
import { issueUnder, type Wish } from "./issue-under.ts";
import { type SampleIssuer, sampleIssuer, sampleRequest } from "./testing/sample-issuer.ts";

const NOW = Date.now();
const HOUR_MS = 3_600_000;

let sample: SampleIssuer;
before(async () => {
  sample = await sampleIssuer(NOW);
});

function issue(wish: Partial<Wish> = {}, rules?: Partial<CertificateRules>) {
  const plain: Wish = {
    request: sampleRequest("web"),
    asked: { notBeforeMs: undefined, notAfterMs: undefined },
    usages: [],
    authority: false,
    requester: { namespace: "shop", container: "" },
    ...wish,
  };
  const key = authorityKey(sample.authority, AbortSignal.timeout(60_000));
  return issueUnder(sample.profile(rules), key, plain, NOW);
}

const factsOf = (pem: string) => readFacts(parseCertificate(decodePem(pem).bytes));

test("what is issued verifies with the root, and names it", async () => {
  const { certificate, root } = await issue();
  const own = new X509Certificate(certificate);
  assert.equal(root, sample.root);
  assert.ok(own.verify(new X509Certificate(root).publicKey));
  assert.equal(own.ca, false);
  assert.equal(decodePemBlocks(certificate).length, 1);
});

test("a certificate has the usages that were asked for and no others", async () => {
  const all = factsOf((await issue()).certificate);
  assert.deepEqual([[...all.keyUsage!], all.extendedKeyUsage?.length], [["digitalSignature"], 2]);
  const less = factsOf((await issue({ usages: ["client auth"] })).certificate);
  assert.deepEqual([[...less.keyUsage!], less.extendedKeyUsage?.length], [["digitalSignature"], 1]);
  await assert.rejects(issue({ usages: ["code signing"] }), { code: "NOT_PERMITTED" });
});

test("a CA certificate is issued to who asks for one, where the profile does so", async () => {
  const rules: Partial<CertificateRules> = {
    keyUsage: ["keyCertSign"],
    extendedKeyUsage: [],
    basicConstraints: { ca: true },
  };
  assert.equal(new X509Certificate((await issue({ authority: true }, rules)).certificate).ca, true);
  await assert.rejects(issue({ authority: true }), { code: "NOT_PERMITTED", message: /basicConstraints/ });
  await assert.rejects(issue({}, rules), { code: "NOT_PERMITTED", message: /isCA/ });
});

test("a certificate lasts as long as was asked for, and nobody gets more than the profile has", async () => {
  const asked = (hours: number) => ({ asked: { notBeforeMs: undefined, notAfterMs: NOW + hours * HOUR_MS } });
  const { validToDate } = new X509Certificate((await issue(asked(2))).certificate);
  assert.ok(Math.abs(validToDate.getTime() - NOW - 2 * HOUR_MS) < 1_000);
  await assert.rejects(issue(asked(25)), { code: "NOT_PERMITTED" });
  await assert.rejects(issue(asked(-2)), { code: "INVALID_ARGUMENT" });
});

test("what is no request is refused with what it is", async () => {
  await assert.rejects(issue({ request: sample.root }), { code: "INVALID_ARGUMENT", message: /PEM of a CERTIFICATE;/ });
  await assert.rejects(issue({ request: "" }), { code: "INVALID_ARGUMENT" });
  await assert.rejects(issue({ request: "x".repeat(65_537) }), { code: "INVALID_ARGUMENT", message: /65536/ });
});

test("a request that was changed after it was signed is refused", async () => {
  const der = Uint8Array.from(decodePem(sampleRequest("web")).bytes);
  der[der.length - 1]! ^= 1;
  const changed = encodePem("CERTIFICATE REQUEST", der);
  await assert.rejects(issue({ request: changed }), { code: "INVALID_ARGUMENT", message: /signature/ });
});
