import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { it } from "node:test";
import { parseCertificateRequest } from "@keyward/core/x509/requests/certificate-request";
import { createCertificateRequest } from "./certificate-request.ts";

it("a certificate request of the demo application is one that openssl and the server take", () => {
  const csr = createCertificateRequest("demo.test");
  const openssl = spawnSync("openssl", ["req", "-inform", "DER", "-verify", "-noout", "-subject"], { input: csr });
  assert.equal(openssl.status, 0, String(openssl.stderr));
  assert.match(String(openssl.stdout), /CN = demo\.test/);
  assert.ok(parseCertificateRequest(csr));
});
