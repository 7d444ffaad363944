import assert from "node:assert/strict";
import { createPublicKey, createSecretKey } from "node:crypto";
import { test } from "node:test";
import { requireAsymmetricCipher } from "../../algorithms/asymmetric.ts";
import { HPKE_SUITES, type HpkeSuite } from "../../algorithms/hpke.ts";
import { parseHex, toHex } from "../../text/hex.ts";
import { importRawPrivate } from "../key/raw/raw-private.ts";
import { ephemeralPair, type KeyPair } from "./dhkem.ts";
import { open, seal, sealWith } from "./hpke.ts";
import { HPKE_EXAMPLE, HPKE_EXAMPLES } from "./hpke-examples.ts";

const INFO = parseHex(HPKE_EXAMPLE.info);
const AAD = parseHex(HPKE_EXAMPLE.associatedData);
const PLAINTEXT = parseHex(HPKE_EXAMPLE.plaintext);
const PSK = {
  key: createSecretKey(parseHex(HPKE_EXAMPLE.preSharedKey)),
  id: parseHex(HPKE_EXAMPLE.preSharedKeyId),
};
const BASE = { info: INFO, associatedData: AAD, preSharedKey: undefined, sender: undefined };

function suiteOf(algorithm: string): HpkeSuite {
  const { construction } = requireAsymmetricCipher(algorithm);
  if (construction.kind !== "hpke") throw new Error(algorithm);
  return construction.suite;
}

function pairOf(suite: HpkeSuite, bytes: string): KeyPair {
  const privateKey = importRawPrivate(suite.kem.agreement.keyType, parseHex(bytes));
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

for (const { algorithm, ephemeral, recipient, sender, preShared, ciphertext, source } of HPKE_EXAMPLES) {
  test(`${algorithm} seals and opens the message of ${source}`, async () => {
    const suite = suiteOf(algorithm);
    const to = pairOf(suite, recipient);
    const from = sender === undefined ? undefined : pairOf(suite, sender);
    const shared = { ...BASE, preSharedKey: preShared ? PSK : undefined };
    const sealed = await sealWith(
      suite,
      to.publicKey,
      PLAINTEXT,
      { ...shared, sender: from },
      pairOf(suite, ephemeral),
    );
    assert.equal(toHex(sealed.ciphertext), ciphertext);
    const opened = await open(suite, to, sealed, { ...shared, sender: from?.publicKey });
    assert.deepEqual(new Uint8Array(opened), PLAINTEXT);
  });
}

test("every suite opens what it seals", async () => {
  for (const suite of HPKE_SUITES) {
    const to = await ephemeralPair(suite.kem);
    const sealed = await seal(suite, to.publicKey, PLAINTEXT, BASE);
    assert.deepEqual(new Uint8Array(await open(suite, to, sealed, BASE)), PLAINTEXT);
  }
});

test("every curve serves every mode, with another ciphertext each time", async () => {
  for (const suite of HPKE_SUITES.filter(({ kdf, aead }) => kdf.id === 1 && aead.id === 1)) {
    const [to, from] = [await ephemeralPair(suite.kem), await ephemeralPair(suite.kem)];
    for (const preSharedKey of [undefined, PSK]) {
      for (const sender of [undefined, from]) {
        const sealed = await seal(suite, to.publicKey, PLAINTEXT, { ...BASE, preSharedKey, sender });
        assert.equal(sealed.encapsulatedKey.length, suite.kem.encapsulatedBytes);
        const options = { ...BASE, preSharedKey, sender: sender?.publicKey };
        assert.deepEqual(new Uint8Array(await open(suite, to, sealed, options)), PLAINTEXT);
        const again = await seal(suite, to.publicKey, PLAINTEXT, { ...BASE, preSharedKey, sender });
        assert.notDeepEqual(again.ciphertext, sealed.ciphertext);
      }
    }
  }
});

test("whatever is changed, nothing opens, and the text is the same", async () => {
  const suite = suiteOf("HPKE-X25519-SHA256-ChaCha20-Poly1305");
  const [to, other] = [await ephemeralPair(suite.kem), await ephemeralPair(suite.kem)];
  const sealed = await seal(suite, to.publicKey, PLAINTEXT, BASE);
  const flipped = sealed.ciphertext.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
  const attempts = [
    () => open(suite, to, { ...sealed, ciphertext: flipped }, BASE),
    () => open(suite, to, { ...sealed, ciphertext: new Uint8Array() }, BASE),
    () => open(suite, other, sealed, BASE),
    () => open(suite, to, sealed, { ...BASE, info: new Uint8Array() }),
    () => open(suite, to, sealed, { ...BASE, associatedData: new Uint8Array() }),
    () => open(suite, to, sealed, { ...BASE, preSharedKey: PSK }),
    () => open(suite, to, sealed, { ...BASE, sender: other.publicKey }),
  ];
  const message = "the ciphertext does not decrypt with this key, encapsulated key and options";
  for (const attempt of attempts) await assert.rejects(attempt, { code: "INVALID_ARGUMENT", message });
});

test("an encapsulated key is a whole point on the curve, uncompressed", async () => {
  const suite = suiteOf("HPKE-P256-SHA256-AES-128-GCM");
  const to = await ephemeralPair(suite.kem);
  const { ciphertext, encapsulatedKey } = await seal(suite, to.publicKey, PLAINTEXT, BASE);
  const offCurve = encapsulatedKey.map((byte, at) => (at === 64 ? byte ^ 1 : byte));
  const compressed = Uint8Array.of(2, ...encapsulatedKey.subarray(1, 33));
  for (const bad of [offCurve, compressed, new Uint8Array(), new Uint8Array(65)]) {
    const attempt = open(suite, to, { ciphertext, encapsulatedKey: bad }, BASE);
    await assert.rejects(attempt, { code: "INVALID_ARGUMENT" });
  }
});
