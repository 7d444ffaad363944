import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { toHex } from "@keyward/core/text/hex";
import { encodePem } from "@keyward/core/text/pem";
import { endEntityConstraintsExtension, subjectAltNameExtension } from "@keyward/core/x509/extensions/extension-build";
import { TEST_TIME_MS, testCertificate } from "@keyward/core/x509/testing/test-chain";
import { CertificateService } from "@keyward/proto/gen/keyward/v1/certificate_pb";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { verifyCertificateChain } = CertificateService.method;
const root = testCertificate("Root", undefined);
const middle = testCertificate("Middle", root);
const leaf = testCertificate("leaf", middle, {
  extensions: [endEntityConstraintsExtension(), subjectAltNameExtension(["app.example.com"], [], false)],
});
const chain = {
  certificate: leaf.der,
  intermediates: [middle.der],
  roots: [root.der],
  at: BigInt(TEST_TIME_MS / 1000),
};

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer();
});
afterEach(() => engine[Symbol.asyncDispose]());

test("a chain that holds is answered with its path, DER or PEM", LIMIT, async () => {
  const expected = [leaf.der, middle.der, root.der].map(toHex);
  const answer = await unaryCall(engine.session, verifyCertificateChain, { ...chain, dnsName: "app.example.com" });
  assert.deepEqual([answer.valid, answer.fault, answer.path.map(toHex)], [true, "", expected]);
  const text = Buffer.from([leaf, middle, root].map(({ der }) => encodePem("CERTIFICATE", der)).join(""));
  const pem = await unaryCall(engine.session, verifyCertificateChain, {
    ...chain,
    intermediates: [text],
    roots: [text],
  });
  assert.deepEqual([pem.valid, pem.path.length], [true, 2]);
});

test("a chain that does not hold is no error, and says why", LIMIT, async () => {
  const answer = await unaryCall(engine.session, verifyCertificateChain, { ...chain, dnsName: "other.example.com" });
  assert.deepEqual([answer.valid, answer.fault], [false, "NAME_MISMATCH"]);
  assert.match(answer.explanation, /^certificate CN=leaf has no alternative name for the host/);
});

test("what is malformed is an error that says where", LIMIT, async () => {
  const wrong: [object, RegExp][] = [
    [{ certificate: new Uint8Array() }, /^certificate is empty, or neither DER nor PEM/],
    [{ certificate: Buffer.from(encodePem("X", leaf.der)) }, /^certificate has a PEM block that is no CERTIFICATE/],
    [{ roots: [Uint8Array.of(0x30, 0)] }, /^roots\[0\]: certificate body: is missing/],
    [{ crls: [leaf.der] }, /^crls\[0\]: revocation list/],
    [{ dnsName: "*.example.com" }, /^dns_name "\*\.example\.com" is neither a DNS name/],
    [{ purpose: "flying" }, /^unknown purpose "flying"; known are serverAuth/],
    [{ intermediates: new Array(200).fill(middle.der) }, /^201 certificates, the most is 128/],
  ];
  for (const [changes, text] of wrong) {
    await assert.rejects(unaryCall(engine.session, verifyCertificateChain, { ...chain, ...changes }), {
      code: 3,
      text,
    });
  }
});

test("a profile without certificates and signatures verifies nothing", LIMIT, async () => {
  engine.change({ certificates: undefined });
  await assert.rejects(unaryCall(engine.session, verifyCertificateChain, chain), {
    code: 7,
    text: /^rule certificates of profile payments/,
  });
});
