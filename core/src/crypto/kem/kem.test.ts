import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { KEMS, requireKem } from "../../algorithms/kem.ts";
import { requireKeyType } from "../../algorithms/key-type.ts";
import { parseHex, toHex } from "../../text/hex.ts";
import { generateKeyMaterial } from "../key/generate-key.ts";
import type { PairMaterial } from "../key/material/key-material.ts";
import { pairOf } from "../key/material/key-pair.ts";
import { exportRawPublic } from "../key/raw/raw-export.ts";
import { importRawPrivate } from "../key/raw/raw-private.ts";
import { importRawPublic } from "../key/raw/raw-public.ts";
import { ML_KEM_EXAMPLES } from "./examples.ts";
import { decapsulate, encapsulate } from "./kem.ts";

const generated = async (name: string) => (await generateKeyMaterial(requireKeyType(name))) as PairMaterial;

for (const { algorithm, d, z, publicKeySha256 } of ML_KEM_EXAMPLES) {
  test(`${algorithm} makes NIST's key of a seed, and rejects implicitly as FIPS 203 says`, () => {
    const kem = requireKem(algorithm);
    const { privateKeys, publicKeys } = pairOf(importRawPrivate(kem.keyType, parseHex(d + z)));
    assert.equal(createHash("sha256").update(exportRawPublic(publicKeys[0]!)).digest("hex"), publicKeySha256);
    const ciphertext = new Uint8Array(kem.ciphertextBytes);
    const rejected = createHash("shake256", { outputLength: 32 }).update(parseHex(z)).update(ciphertext).digest("hex");
    assert.equal(toHex(decapsulate(kem, privateKeys, ciphertext)), rejected);
  });

  test(`${algorithm} takes no key with a number at or above the modulus (FIPS 203, 7.2)`, () => {
    const { keyType } = requireKem(algorithm);
    const bytes = new Uint8Array(keyType.bits / 8).fill(255);
    assert.throws(() => importRawPublic(keyType, bytes), { code: "INVALID_ARGUMENT" });
  });
}

for (const kem of KEMS.values()) {
  test(`${kem.name} gives both sides the same secret, another each time`, async () => {
    const { publicKeys, privateKeys } = await generated(kem.name);
    const [first, second] = [encapsulate(kem, publicKeys), encapsulate(kem, publicKeys)];
    assert.equal(first.ciphertext.length, kem.ciphertextBytes);
    assert.equal(first.sharedSecret.length, kem.sharedSecretBytes);
    assert.deepEqual(decapsulate(kem, privateKeys, first.ciphertext), first.sharedSecret);
    assert.notDeepEqual(first.sharedSecret, second.sharedSecret);
  });

  test(`${kem.name} refuses a ciphertext of another length`, async () => {
    const { privateKeys } = await generated(kem.name);
    for (const length of [0, kem.ciphertextBytes - 1, kem.ciphertextBytes + 1]) {
      assert.throws(() => decapsulate(kem, privateKeys, new Uint8Array(length)), {
        code: "INVALID_ARGUMENT",
        message: `a ciphertext of ${kem.name} has ${kem.ciphertextBytes} bytes, not ${length}`,
      });
    }
  });
}

test("the hybrid's secret is ML-KEM's and then X25519's", async () => {
  const { publicKeys, privateKeys } = await generated("X25519MLKEM768");
  const { ciphertext, sharedSecret } = encapsulate(requireKem("X25519MLKEM768"), publicKeys);
  const mlKem = decapsulate(requireKem("ML-KEM-768"), privateKeys, ciphertext.subarray(0, 1088));
  assert.deepEqual(sharedSecret.subarray(0, 32), mlKem);
});
