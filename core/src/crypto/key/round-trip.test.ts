import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY_TYPES, type KeyType } from "../../algorithms/key-type.ts";
import { exportKey, exportPublicKey } from "./export-key.ts";
import { generateKeyMaterial } from "./generate-key.ts";
import { importKey } from "./import-key.ts";
import type { KeyFormat } from "./key-format.ts";
import type { KeyMaterial } from "./material/key-material.ts";
import { isPairConsistent } from "./pairwise.ts";

const QUICK = [...KEY_TYPES.values()].filter(({ name }) => !/^RSA-[34]|^SLH-DSA-.*(?:s|2f|6f)$/.test(name));

for (const type of QUICK) {
  test(`a new key of type ${type.name} comes back from every format that it has`, async () => {
    const made = await generateKeyMaterial(type);
    if (made.kind === "pair") assert.ok(await isPairConsistent(type, made));
    for (const format of formatsOf(type)) {
      const data = exportKey(type, made, format);
      const { material } = importKey({ format, data, type });
      assert.ok(equal(made, material), format);
    }
    if (type.symmetric) return;
    for (const format of publicFormatsOf(type)) {
      const data = exportPublicKey(type, made, format);
      const read = importKey({ format, data, type, public: format === "raw" });
      assert.equal(read.material.kind, "public");
      assert.deepEqual(Buffer.from(exportPublicKey(type, read.material, format)), Buffer.from(data));
    }
  });
}

function formatsOf(type: KeyType): readonly KeyFormat[] {
  if (type.symmetric) return ["raw", "jwk"];
  if (type.name === "RSA-1024") return ["pkcs8"];
  if (type.family === "rsa") return ["pkcs8", "jwk"];
  if (type.family === "hybrid-kem") return ["raw"];
  return type.family === "composite-signature" ? ["raw", "pkcs8"] : ["raw", "pkcs8", "jwk"];
}

function publicFormatsOf(type: KeyType): readonly KeyFormat[] {
  return formatsOf(type).map((format) => (format === "pkcs8" ? "spki" : format));
}

function equal(one: KeyMaterial, other: KeyMaterial): boolean {
  if (one.kind === "secret") return other.kind === "secret" && one.secret.equals(other.secret);
  if (one.kind !== "pair" || other.kind !== "pair") return false;
  return one.privateKeys.every((key, index) => key.equals(other.privateKeys[index]!));
}
