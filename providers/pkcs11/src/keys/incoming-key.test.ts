import assert from "node:assert/strict";
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { test } from "node:test";
import type { BackendError } from "@keyward/core/backend/backend-error";
import { Secret } from "@keyward/core/secret/secret";
import { TOKEN_ALGORITHMS } from "../algorithms.ts";
import { openWrapped } from "./export-key.ts";
import { readIncoming } from "./incoming-key.ts";
import { encodeSpki, PUBLIC_ATTRIBUTES, publicValues } from "./public-key.ts";
import { wrapOnce } from "./wrap-once.ts";

const spkiOf = (key: KeyObject) => key.export({ type: "spki", format: "der" });
const pkcs8Of = (key: KeyObject) => key.export({ type: "pkcs8", format: "der" });
const algorithmOf = (name: string) => TOKEN_ALGORITHMS.get(name)!;
const read = (name: string, bytes: Uint8Array) => readIncoming(algorithmOf(name), new Secret(Uint8Array.from(bytes)));

function isRejected(error: BackendError): true {
  assert.equal(error.fault, "Rejected", error.message);
  return true;
}

const PAIRS = {
  "ECDSA-P256": generateKeyPairSync("ec", { namedCurve: "P-256" }),
  "ECDH-P521": generateKeyPairSync("ec", { namedCurve: "P-521" }),
  Ed25519: generateKeyPairSync("ed25519"),
  "RSA-2048": generateKeyPairSync("rsa", { modulusLength: 2048 }),
};

test("a pair shows its public half, also as a token has it, and opens again as it was wrapped for the token", async () => {
  for (const [name, pair] of Object.entries(PAIRS)) {
    const { plain, publicKey } = await read(name, pkcs8Of(pair.privateKey));
    using mine = plain;
    assert.deepEqual(Buffer.from(publicKey!), spkiOf(pair.publicKey), name);
    const values = publicValues(algorithmOf(name), publicKey!);
    const attributes = PUBLIC_ATTRIBUTES.map((type) => values.find((each) => each.type === type)?.value as Uint8Array);
    assert.deepEqual(Buffer.from(encodeSpki(algorithmOf(name), attributes)), spkiOf(pair.publicKey), name);
    using back = openWrapped(name, wrapOnce(mine), publicKey);
    const key = back.use((bytes) => createPrivateKey({ key: Buffer.from(bytes), format: "der", type: "pkcs8" }));
    assert.ok(key.equals(pair.privateKey), name);
  }
});

test("a secret key has the length that a token makes it of", async () => {
  const lengths = { "HMAC-SHA-256": 32, "HMAC-SHA-384": 48, "HMAC-SHA-512": 64, "AES-256": 32 };
  for (const [name, length] of Object.entries(lengths)) {
    const bytes = randomBytes(length);
    const { plain, publicKey } = await read(name, bytes);
    using key = plain;
    assert.ok(key.use((own) => bytes.equals(own)));
    assert.equal(publicKey, undefined);
    for (const other of [16, length - 1, length + 1, 0]) {
      await assert.rejects(read(name, randomBytes(other)), isRejected, `${name}, ${other} bytes`);
    }
  }
});

test("what is another kind of key, or none, is Rejected and nothing of it is repeated", async () => {
  const pss = generateKeyPairSync("rsa-pss", {
    modulusLength: 2048,
    hashAlgorithm: "sha256",
    mgf1HashAlgorithm: "sha256",
  });
  const wrong: readonly (readonly [string, Uint8Array])[] = [
    ["ECDSA-P384", pkcs8Of(PAIRS["ECDSA-P256"].privateKey)],
    ["ECDSA-P256", pkcs8Of(PAIRS["RSA-2048"].privateKey)],
    ["RSA-3072", pkcs8Of(PAIRS["RSA-2048"].privateKey)],
    ["RSA-2048", pkcs8Of(pss.privateKey)],
    ["ECDSA-P256", spkiOf(PAIRS["ECDSA-P256"].publicKey)],
    ["ECDSA-P256", Buffer.from("not a key at all")],
    ["ECDSA-P256", Buffer.alloc(0)],
  ];
  for (const [name, bytes] of wrong) {
    await assert.rejects(read(name, bytes), (error: BackendError) => {
      assert.ok(!error.message.includes("not a key at all"));
      return isRejected(error);
    });
  }
});

test("a pair whose halves are not each other's is Rejected", async () => {
  const [one, two] = [pkcs8Of(PAIRS["ECDSA-P256"].privateKey), spkiOf(PAIRS["ECDSA-P256"].publicKey)];
  const other = spkiOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey);
  const at = one.indexOf(two.subarray(-65));
  const mixed = Buffer.concat([one.subarray(0, at), other.subarray(-65), one.subarray(at + 65)]);
  await assert.rejects(read("ECDSA-P256", mixed), isRejected);
});
