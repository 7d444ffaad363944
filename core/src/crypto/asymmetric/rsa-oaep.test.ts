import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { test } from "node:test";
import { ASYMMETRIC_CIPHERS, type OaepConstruction, requireAsymmetricCipher } from "../../algorithms/asymmetric.ts";
import { OAEP_EXAMPLE_KEY, OAEP_EXAMPLE_LABEL, OAEP_EXAMPLE_PLAINTEXT, OAEP_EXAMPLES } from "./oaep-examples.ts";
import { decryptOaep, encryptOaep } from "./rsa-oaep.ts";

const KEY = createPrivateKey({ key: OAEP_EXAMPLE_KEY, format: "jwk" });
const PUBLIC_KEY = createPublicKey(KEY);
const LABEL = Buffer.from(OAEP_EXAMPLE_LABEL);
const NONE = new Uint8Array();
const NAMES = OAEP_EXAMPLES.map(({ algorithm }) => algorithm);

function oaep(algorithm: string): OaepConstruction {
  const { construction } = requireAsymmetricCipher(algorithm);
  if (construction.kind !== "rsa-oaep") throw new Error(algorithm);
  return construction;
}

for (const { algorithm, ciphertext } of OAEP_EXAMPLES) {
  test(`${algorithm} decrypts what the openssl command encrypted`, async () => {
    const plaintext = await decryptOaep(oaep(algorithm), KEY, Buffer.from(ciphertext, "base64url"), LABEL);
    assert.equal(plaintext.toString(), OAEP_EXAMPLE_PLAINTEXT);
  });
}

test("every hash has an example", () => {
  const rows = [...ASYMMETRIC_CIPHERS.values()].filter(({ construction }) => construction.kind === "rsa-oaep");
  assert.deepEqual(
    rows.map(({ name }) => name),
    NAMES,
  );
});

test("what is encrypted decrypts, from nothing to the most that the key holds", async () => {
  for (const name of NAMES) {
    const row = oaep(name);
    const most = 256 - 2 * row.hashBytes - 2;
    for (const [length, label] of [
      [0, NONE],
      [1, LABEL],
      [most, NONE],
      [most, Buffer.alloc(4096)],
    ] as const) {
      const plaintext = Buffer.alloc(length, 5);
      const ciphertext = encryptOaep(row, PUBLIC_KEY, plaintext, label);
      assert.deepEqual(await decryptOaep(row, KEY, ciphertext, label), plaintext);
    }
    assert.throws(() => encryptOaep(row, PUBLIC_KEY, Buffer.alloc(most + 1), NONE), {
      code: "INVALID_ARGUMENT",
      message: new RegExp(`has ${most + 1} bytes; with this key and hash the most is ${most}`),
    });
  }
});

test("whatever is wrong inside, the text is the same", async () => {
  const good = Buffer.from(OAEP_EXAMPLES[0]!.ciphertext, "base64url");
  const changed = Buffer.from(good.map((byte, at) => (at === 100 ? byte ^ 1 : byte)));
  const wrong: readonly [ciphertext: Buffer, label: Uint8Array, algorithm: string][] = [
    [changed, LABEL, NAMES[0]!],
    [good, NONE, NAMES[0]!],
    [good, LABEL, NAMES[1]!],
    [Buffer.alloc(256), LABEL, NAMES[0]!],
    [Buffer.alloc(256, 255), LABEL, NAMES[0]!],
  ];
  const message = "the ciphertext does not decrypt with this key, algorithm and label";
  for (const [ciphertext, label, algorithm] of wrong) {
    const attempt = decryptOaep(oaep(algorithm), KEY, ciphertext, label);
    await assert.rejects(attempt, { code: "INVALID_ARGUMENT", message, cause: undefined });
  }
});

test("a ciphertext of another length, and a label that is too long, are refused", async () => {
  for (const length of [0, 255, 257]) {
    const attempt = decryptOaep(oaep(NAMES[0]!), KEY, Buffer.alloc(length), NONE);
    await assert.rejects(attempt, { code: "INVALID_ARGUMENT", message: /of this key it has 256/ });
  }
  const long = Buffer.alloc(4097);
  await assert.rejects(decryptOaep(oaep(NAMES[0]!), KEY, Buffer.alloc(256), long), { message: /label has 4097 bytes/ });
});
