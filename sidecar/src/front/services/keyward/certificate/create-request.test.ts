import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { formatName } from "@keyward/core/x509/names/name-text";
import { parseCertificateRequest } from "@keyward/core/x509/requests/certificate-request";
import { requestedNames } from "@keyward/core/x509/requests/requested-names";
import { verifySignature, verifySignatureSoon } from "@keyward/core/x509/signatures/signature";
import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { createCertificateRequest } = CertificateService.method;
const TYPES = [
  "EC-P256",
  "EC-P521",
  "RSA-2048",
  "Ed25519",
  "Ed448",
  "ML-DSA-44",
  "SLH-DSA-SHAKE-128f",
  "MLDSA65-Ed25519-SHA512",
];

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({
    signatures: { default: "ECDSA-P256-SHA256", allowed: new Set(SIGNATURES.keys()) },
    keys: { default: "EC-P256", allowed: new Set(TYPES), allowImport: false, allowExport: false, allowPersist: false },
  });
});
afterEach(() => engine[Symbol.asyncDispose]());

async function generate(type: string, usages = ["sign", "verify"]) {
  const answer = await unaryCall(engine.session, KeyService.method.generateKey, { type, attributes: { usages } });
  return answer.key!.ref!;
}

test("a request for each kind of key is signed by it", LIMIT, async () => {
  for (const type of TYPES) {
    const key = await generate(type);
    const { csr, pem } = await unaryCall(engine.session, createCertificateRequest, {
      key,
      subject: "CN=shop,O=Example",
    });
    const request = parseCertificateRequest(csr);
    assert.equal(formatName(request.subject), "CN=shop,O=Example");
    assert.match(pem, /^-----BEGIN CERTIFICATE REQUEST-----\n/);
    await verifySignatureSoon(request, request.publicKey);
    const changed = {
      ...request,
      signed: Uint8Array.from(request.signed, (octet, at) => (at === 20 ? octet ^ 1 : octet)),
    };
    await assert.rejects(verifySignatureSoon(changed, request.publicKey), /it does not verify/);
  }
});

test("an RSA key signs with the padding and hash that is asked for", LIMIT, async () => {
  const key = await generate("RSA-2048");
  for (const algorithm of [
    "RSA-PKCS1-SHA512",
    "RSA-PKCS1-SHA3-256",
    "RSA-PSS-SHA256",
    "RSA-PSS-SHA3-384",
    "RSA-PSS-SHA512-256",
  ]) {
    const { csr } = await unaryCall(engine.session, createCertificateRequest, { key, subject: "CN=a", algorithm });
    const request = parseCertificateRequest(csr);
    verifySignature(request, request.publicKey);
  }
});

test("names of every kind stand in the request, alone if need be", LIMIT, async () => {
  const key = await generate("EC-P256");
  const { csr } = await unaryCall(engine.session, createCertificateRequest, {
    key,
    dnsNames: ["app.example.com", "*.example.com"],
    ipAddresses: ["192.0.2.1", "2001:db8::1"],
    emailAddresses: ["app@example.com"],
    uris: ["spiffe://cluster.local/ns/shop"],
  });
  const { all, others, ...names } = requestedNames(parseCertificateRequest(csr));
  assert.deepEqual([all.length, others], [6, 0]);
  assert.deepEqual(names.dnsNames, ["app.example.com", "*.example.com"]);
  assert.deepEqual(names.uris, ["spiffe://cluster.local/ns/shop"]);
});

test("what makes no request is refused and said", LIMIT, async () => {
  const key = await generate("EC-P256");
  const wrong: [object, number, RegExp][] = [
    [{ key }, 3, /subject is empty, and there is no other name/],
    [{ key, subject: "shop" }, 3, /subject: "shop" does not begin/],
    [{ key, dnsNames: ["a b"] }, 3, /"a b", which is no DNS name/],
    [{ key, ipAddresses: ["1.2.3"] }, 3, /ip_addresses has "1\.2\.3"/],
    [{ key, emailAddresses: ["a"] }, 3, /"a", which is no mailbox/],
    [{ key, uris: ["a b"] }, 3, /"a b", which is no URI/],
    [{ key, dnsNames: new Array(65).fill("a.example") }, 3, /65 names, the most is 64/],
    [{ key, subject: "CN=a", algorithm: "Ed25519" }, 3, /Ed25519 takes no key of type EC-P256/],
    [{ subject: "CN=a" }, 3, /key names no key/],
    [{ key: await generate("EC-P256", ["verify"]), subject: "CN=a" }, 7, /key\.usages/],
  ];
  for (const [request, code, text] of wrong) {
    await assert.rejects(unaryCall(engine.session, createCertificateRequest, request), { code, text });
  }
});
