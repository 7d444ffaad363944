import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { defaultSignature } from "../../algorithms/x509-signature.ts";
import { PLAIN_CONTENTS } from "../../policy/certificate-contents.ts";
import { parseCidr } from "../../text/cidr.ts";
import { encodePem } from "../../text/pem.ts";
import { contentsExtensions } from "../extensions/contents-build.ts";
import { buildRevocationList } from "../revocation/revocation-list-build.ts";
import { createSigner } from "../signatures/signer.ts";
import { authorityExtensions, testCertificate } from "./test-chain.ts";

const missing = spawnSync("openssl", ["version"]).error && "no openssl program on this machine";
const nowMs = Date.now();
const VALIDITY = { notBeforeMs: nowMs - 3_600_000, notAfterMs: nowMs + 86_400_000 };
const NONE = { dnsNames: [], ipAddresses: [], emailAddresses: [], uris: [] };

describe("another implementation reads", { skip: missing }, () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "x509-"));
  });
  after(() => rmSync(directory, { recursive: true }));

  const write = (name: string, label: string, der: Uint8Array): string => {
    const file = join(directory, name);
    writeFileSync(file, encodePem(label, der));
    return file;
  };
  const openssl = (...args: string[]): string =>
    execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
  const authority = testCertificate("CA", undefined, VALIDITY);

  test("names, constraints, policies and addresses as we wrote them", () => {
    const contents = {
      ...PLAIN_CONTENTS,
      nameConstraints: {
        permitted: { ...NONE, dnsNames: ["example.com"] },
        excluded: { ...NONE, ipAddresses: [{ text: "10.0.0.0/8", ...parseCidr("10.0.0.0/8")! }] },
      },
      policies: [{ oid: "1.2.3.4", cps: "https://example.com/cps" }],
      ocspUrls: ["http://ocsp.example.com"],
      extensions: [{ oid: "1.3.6.1.5.5.7.1.24", critical: false, value: Buffer.from("MAMCAQU=", "base64") }],
    };
    const names = [
      { kind: "dns", text: "a.example.com" } as const,
      { kind: "ip", bytes: Uint8Array.of(192, 0, 2, 1) } as const,
    ];
    const more = contentsExtensions(contents, { names, extensions: new Map(), hasSubject: true }, true);
    const { der } = testCertificate("Sub", authority, { ...VALIDITY, extensions: [...authorityExtensions(), ...more] });
    const [ca, sub] = [write("ca.pem", "CERTIFICATE", authority.der), write("sub.pem", "CERTIFICATE", der)];
    assert.match(openssl("verify", "-CAfile", ca, sub), /OK/);
    const text = openssl("x509", "-in", sub, "-noout", "-text");
    const expected = [
      /DNS:a\.example\.com, IP Address:192\.0\.2\.1/,
      /Name Constraints: critical\s+Permitted:\s+DNS:example\.com\s+Excluded:\s+IP:10\.0\.0\.0\/255\.0\.0\.0/,
      /Policy: 1\.2\.3\.4\s+CPS: https:\/\/example\.com\/cps/,
      /OCSP - URI:http:\/\/ocsp\.example\.com/,
      /status_request/,
    ];
    for (const one of expected) assert.match(text, one);
  });

  test("a revocation list as we wrote it, and its signature holds", async () => {
    const signature = defaultSignature("ecdsa", 256);
    const content = {
      signature,
      issuer: authority.name,
      issuerKeyIdentifier: Uint8Array.of(1, 2),
      number: Uint8Array.of(200),
      thisUpdateMs: nowMs,
      nextUpdateMs: nowMs + 86_400_000,
      revoked: [{ serialNumber: Uint8Array.of(0x80), revokedAtMs: nowMs, reason: "keyCompromise" }],
    };
    const list = await buildRevocationList(content, createSigner(authority.key, signature));
    const ca = write("ca.pem", "CERTIFICATE", authority.der);
    const text = openssl("crl", "-in", write("crl.pem", "X509 CRL", list), "-noout", "-text", "-CAfile", ca);
    assert.match(text, /CRL Number:\s+200[\s\S]*Serial Number: 80\s+Revocation Date[\s\S]*Key Compromise/);
  });
});
