import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { readWrappingKey } from "./export-key.ts";
import { MoveRefusal } from "./move.ts";
import { BadMaterial, materialOf, WRAPPED_KEY } from "./wrapped-material.ts";

const requestOf = (annotation?: string, wrappedKey?: string) => ({
  metadata: { name: "in", ...(annotation !== undefined && { annotations: { [WRAPPED_KEY]: annotation } }) },
  spec: {
    keyRef: { name: "k" },
    action: "Import" as const,
    importFrom: wrappedKey === undefined ? {} : { wrappedKey },
  },
});

test("a wrapped key comes as an annotation, or with the request; the annotation goes first", () => {
  assert.equal(materialOf(requestOf()), undefined);
  assert.equal(materialOf(requestOf("")), undefined);
  assert.deepEqual(materialOf(requestOf(undefined, "AQID")), Buffer.of(1, 2, 3));
  assert.deepEqual(materialOf(requestOf("BAUG", "AQID")), Buffer.of(4, 5, 6));
});

test("base64 may be broken into lines, as tools print it", () => {
  assert.deepEqual(materialOf(requestOf("AQ\nID \r\n")), Buffer.of(1, 2, 3));
});

test("what is no base64, or too much of it, can be put right where it was brought, and not in spec", () => {
  for (const text of ["not base64!", "A=B", "A".repeat(32_769)]) {
    assert.throws(() => materialOf(requestOf(text)), BadMaterial);
    assert.throws(() => materialOf(requestOf(undefined, text)), MoveRefusal);
  }
});

test("a wrapping key is RSA of 3,072 bits or more, in PEM", () => {
  const pemOf = (bits: number) =>
    generateKeyPairSync("rsa", { modulusLength: bits }).publicKey.export({ type: "spki", format: "pem" }).toString();
  assert.ok(readWrappingKey(pemOf(3072)).length > 384);
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  const wrong = [pemOf(2048), ec.export({ type: "spki", format: "pem" }).toString(), "no key", ""];
  for (const pem of wrong) assert.throws(() => readWrappingKey(pem), MoveRefusal);
});
