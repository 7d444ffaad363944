import assert from "node:assert/strict";
import { test } from "node:test";
import { testCertificate } from "../x509/testing/test-chain.ts";
import { KnownCertificates } from "./known-certificates.ts";

const VALIDITY = { notBeforeMs: 0, notAfterMs: 1_000_000 };
const certificateOf = (name: string) => testCertificate(name, undefined, VALIDITY).der;

test("a certificate that comes again is read once, wherever its bytes lie", () => {
  const known = new KnownCertificates();
  const der = certificateOf("CA");
  const first = known.read(der);
  const shifted = Buffer.concat([Buffer.alloc(3), der]).subarray(3);
  assert.equal(known.read(shifted), first);
  assert.deepEqual(first.encoded, Uint8Array.from(der));
});

test("a certificate that is known does not change with the message that it came in", () => {
  const known = new KnownCertificates();
  const der = certificateOf("CA");
  const message = Uint8Array.from(der);
  const first = known.read(message);
  message.fill(0);
  assert.deepEqual(first.encoded, Uint8Array.from(der));
  assert.equal(known.read(der), first);
});

test("one byte more, less or other is another certificate", () => {
  const known = new KnownCertificates();
  const der = certificateOf("CA");
  const first = known.read(der);
  const changed = Uint8Array.from(der);
  changed[changed.length - 1]! ^= 1;
  assert.notEqual(known.read(changed), first);
  for (const bytes of [der.subarray(1), Buffer.concat([der, Buffer.alloc(1)])]) {
    for (let time = 0; time < 2; time++) assert.throws(() => known.read(bytes), { code: "INVALID_ARGUMENT" });
  }
});

test("there is an end to how many certificates are known", () => {
  const known = new KnownCertificates();
  const der = certificateOf("CA");
  const first = known.read(der);
  const other = Uint8Array.from(der);
  for (let change = 1; change < 40; change++) {
    other[other.length - 1] = der.at(-1)! ^ change;
    known.read(other);
  }
  assert.notEqual(known.read(der), first);
});
