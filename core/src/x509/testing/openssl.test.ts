import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { defaultSignature } from "../../algorithms/x509-signature.ts";
import { sampleProfile } from "../../testing/sample-profile.ts";
import { encodePem } from "../../text/pem.ts";
import { createAuthorityCertificate } from "../certificates/authority-certificate.ts";
import { parseCertificate } from "../certificates/certificate.ts";
import { issueCertificate } from "../certificates/issue-certificate.ts";
import { createServerCertificate } from "../certificates/server-certificate.ts";
import { readBrokerCertificate, readBrokerKey, readBrokerRequest } from "../requests/broker-input.ts";
import { verifySignature } from "../signatures/signature.ts";
import { createSigner } from "../signatures/signer.ts";

const missing = spawnSync("openssl", ["version"]).error && "no openssl program on this machine";

describe("another implementation", { skip: missing }, () => {
  let directory: string;
  const file = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): string =>
    execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });

  const caKeys = generateKeyPairSync("ec", { namedCurve: "P-384" });
  const signature = defaultSignature("ecdsa", 384);
  const sign = createSigner(caKeys.privateKey, signature);
  const nowMs = Date.now();
  const validity = { notBeforeMs: nowMs - 60_000, notAfterMs: nowMs + 3_600_000 };

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "x509-"));
    const publicKey = caKeys.publicKey.export({ format: "der", type: "spki" });
    const subject = [{ key: "CN", value: "Test CA" }];
    const ca = await createAuthorityCertificate({ subject, publicKey, signature, validity, pathLength: 0 }, sign);
    writeFileSync(file("ca.pem"), encodePem("CERTIFICATE", ca));
  });
  after(() => rmSync(directory, { recursive: true }));

  const authority = () => readBrokerCertificate(readFileSync(file("ca.pem"), "utf8"));

  test("accepts the authority and a certificate for its request, under strict rules", async () => {
    openssl(
      "req",
      "-new",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-subj",
      "/O=Example/CN=app",
      "-keyout",
      file("key.pem"),
      "-out",
      file("csr.pem"),
    );
    const request = readBrokerRequest(readFileSync(file("csr.pem"), "utf8"));
    verifySignature(request, request.publicKey);
    const der = await issueCertificate(
      {
        policy: sampleProfile().certificates!,
        issuer: authority(),
        signature,
        subject: request.subject.encoded,
        publicKey: request.publicKey,
        validity,
        crlDistributionPoints: ["http://example.com/crls/list1.crl"],
      },
      sign,
    );
    writeFileSync(file("leaf.pem"), encodePem("CERTIFICATE", der));
    assert.match(openssl("verify", "-x509_strict", "-CAfile", file("ca.pem"), file("leaf.pem")), /leaf\.pem: OK/);
    const text = openssl("x509", "-in", file("leaf.pem"), "-noout", "-text", "-nameopt", "RFC2253");
    assert.match(text, /Subject: CN=app,O=Example/);
    assert.match(text, /X509v3 Key Usage: critical\s+Digital Signature\n/);
    assert.match(text, /URI:http:\/\/example\.com\/crls\/list1\.crl/);
    const key = createPrivateKey(readFileSync(file("key.pem")));
    assert.ok(new X509Certificate(der).checkPrivateKey(key));
  });

  test("accepts a server certificate for its names", async () => {
    const publicKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
      format: "der",
      type: "spki",
    });
    const names = { dnsNames: ["webhook.keyward-system.svc"], ipAddresses: ["10.0.0.1", "fd00::1"] };
    const der = await createServerCertificate({ issuer: authority(), signature, publicKey, validity, ...names }, sign);
    writeFileSync(file("server.pem"), encodePem("CERTIFICATE", der));
    const purpose = ["-x509_strict", "-purpose", "sslserver", "-CAfile", file("ca.pem")];
    for (const name of [
      ["-verify_hostname", names.dnsNames[0]!],
      ["-verify_ip", "10.0.0.1"],
      ["-verify_ip", "fd00::1"],
    ]) {
      assert.match(openssl("verify", ...purpose, ...name, file("server.pem")), /server\.pem: OK/);
    }
  });

  test("writes private keys and requests of every kind that Keyward reads", () => {
    openssl("ecparam", "-name", "secp521r1", "-genkey", "-noout", "-out", file("sec1.pem"));
    openssl("pkcs8", "-topk8", "-nocrypt", "-in", file("sec1.pem"), "-out", file("pkcs8.pem"));
    for (const name of ["sec1.pem", "pkcs8.pem"]) {
      assert.deepEqual(readBrokerKey(readFileSync(file(name), "utf8")).bits, 521, name);
    }
    const options: string[][] = [[], ["-sha512"], ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"]];
    openssl("genrsa", "-out", file("rsa.pem"), "2048");
    for (const extra of options) {
      openssl("req", "-new", "-key", file("rsa.pem"), "-subj", "/CN=ü", "-utf8", ...extra, "-out", file("rsa.csr"));
      const request = readBrokerRequest(readFileSync(file("rsa.csr"), "utf8"));
      verifySignature(request, request.publicKey);
    }
  });

  test("writes an authority of its own that Keyward reads and verifies", () => {
    openssl(
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-subj",
      "/CN=Other CA",
      "-days",
      "1",
      "-keyout",
      file("o.key"),
      "-out",
      file("o.pem"),
    );
    const other = parseCertificate(readBrokerCertificate(readFileSync(file("o.pem"), "utf8")).encoded);
    verifySignature(other, other.publicKey);
    assert.ok(other.isCa);
    assert.equal(other.subjectKeyIdentifier?.length, 20);
  });
});
