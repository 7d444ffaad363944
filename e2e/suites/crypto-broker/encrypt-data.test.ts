import assert from "node:assert/strict";
import { createCipheriv, randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { answerOf, BrokerClient, type Outcome } from "./broker-client.ts";
import { PROFILES, type Server, startServer } from "./server-process.ts";

const SIZES = [128, 192, 256] as const;
const entry = (bits: number) =>
  `- {Name: aes-${bits}, Settings: {CryptoLibrary: native}, API: {EncryptData: {EncryptAlg: AES-GCM, KeySize: ${bits}}}}\n`;

let server: Server;
let client: BrokerClient;
before(async () => {
  server = await startServer({ profiles: PROFILES + SIZES.map(entry).join("") });
  client = new BrokerClient(server.socket);
});
after(async () => {
  client[Symbol.dispose]();
  await server.stop();
});

const hex = (text: string) => Buffer.from(text, "hex");
const rawKey = (value: Uint8Array) => ({ source: { case: "rawKey" as const, value } });
const KNOWN = {
  key: hex("67e1befda6538f162a308bb37b922441bed6e27039a26a48ad8e11c568c4cda0"),
  nonce: hex("a83f89b37c90f937b8df5011"),
  aad: hex("36e02c2a81c60eca849739d52dea95f7"),
  ciphertext: hex("71416b876fb0d65c484ec20106af15a36454743b"),
  tag: hex("a77b42e960d89683140cae283a87466e"),
};
const PLAINTEXT = Buffer.from("Welcome CryptoBroker");

test("the published known answer comes out, and goes back", async () => {
  const encrypted = answerOf(
    await client.encryptData({
      profile: "Default",
      keySource: rawKey(KNOWN.key),
      plaintext: PLAINTEXT,
      encryptMetadata: { nonce: KNOWN.nonce, aad: KNOWN.aad },
      metadata: { id: "1" },
    }),
  );
  assert.deepEqual(Buffer.from(encrypted.ciphertext), KNOWN.ciphertext);
  assert.deepEqual(Buffer.from(encrypted.cipherMetadata!.tag!), KNOWN.tag);
  assert.deepEqual(Buffer.from(encrypted.cipherMetadata!.nonce), KNOWN.nonce);
  assert.deepEqual(Buffer.from(encrypted.cipherMetadata!.aad!), KNOWN.aad);
  assert.equal(encrypted.cipherMetadata!.keyId, undefined);
  assert.equal(encrypted.metadata?.id, "1");
  const { profile, operation, algorithm } = encrypted.descriptor!;
  assert.deepEqual([profile, operation, algorithm], ["Default", "EncryptData", "aes-gcm"]);
  const decrypted = answerOf(await client.decryptData(decryptRequest()));
  assert.deepEqual(Buffer.from(decrypted.plaintext), PLAINTEXT);
});

for (const bits of SIZES) {
  test(`a ${bits}-bit key gives what OpenSSL gives, also without aad and without content`, async () => {
    const [key, nonce] = [randomBytes(bits / 8), randomBytes(12)];
    const cipher = createCipheriv(`aes-${bits}-gcm`, key, nonce);
    cipher.final();
    const answer = answerOf(
      await client.encryptData({ profile: `aes-${bits}`, keySource: rawKey(key), encryptMetadata: { nonce } }),
    );
    assert.equal(answer.ciphertext.length, 0);
    assert.deepEqual(Buffer.from(answer.cipherMetadata!.tag!), cipher.getAuthTag());
    assert.equal(answer.cipherMetadata!.aad, undefined);
  });
}

describe("what is refused, in this order", () => {
  const P = "something went wrong while encrypting data: ";
  const base = { profile: "Default", keySource: rawKey(KNOWN.key), encryptMetadata: { nonce: KNOWN.nonce } };
  const keyId = { source: { case: "keyId" as const, value: "k" } };
  const short = { keySource: rawKey(randomBytes(16)), encryptMetadata: { nonce: randomBytes(8) } };
  const rows: [sentence: string, request: object, text: string][] = [
    ["an unknown profile", { ...base, profile: "x" }, "could not retrieve profile, err: there is no profile: x"],
    [
      "a profile without EncryptData, even with a key id",
      { ...base, profile: "Nothing", keySource: keyId },
      "profile does not contain a supported EncryptData configuration",
    ],
    ["a key id", { ...base, keySource: keyId }, "keySource.keyId is not supported without a KMS implementation"],
    ["a key of another length, before the nonce", { ...base, ...short }, "invalid AES-GCM key length: got 16, want 32"],
    ["an empty key", { ...base, keySource: rawKey(new Uint8Array(0)) }, "invalid AES-GCM key length: got 0, want 32"],
    [
      "a nonce of another length",
      { ...base, encryptMetadata: { nonce: randomBytes(16) } },
      "invalid AES-GCM nonce length: got 16, want 12",
    ],
    ["no nonce", { ...base, encryptMetadata: {} }, "invalid AES-GCM nonce length: got 0, want 12"],
  ];
  for (const [sentence, request, text] of rows) {
    test(sentence, async () => assert.deepEqual(codeAndText(await client.encryptData(request)), [3, P + text]));
  }
});

describe("decryption refuses", () => {
  const P = "something went wrong while decrypting data: ";
  for (const length of [0, 12, 14, 15, 17]) {
    test(`a tag of ${length} bytes`, async () => {
      const request = decryptRequest({ tag: randomBytes(length) });
      const text = `${P}invalid AES-GCM tag length: got ${length}, want 16`;
      assert.deepEqual(codeAndText(await client.decryptData(request)), [3, text]);
    });
  }

  test("no tag at all", async () => {
    const { decryptMetadata, ...rest } = decryptRequest();
    const request = { ...rest, decryptMetadata: { nonce: decryptMetadata.nonce } };
    assert.deepEqual(codeAndText(await client.decryptData(request)), [
      3,
      `${P}invalid AES-GCM tag length: got 0, want 16`,
    ]);
  });

  test("whatever is wrong below a fitting tag with one and the same text", async () => {
    const texts = new Set<string>();
    const flipped = (bytes: Uint8Array) => Buffer.from(bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte)));
    for (const field of ["key", "nonce", "aad", "ciphertext", "tag"] as const) {
      const [code, text] = codeAndText(await client.decryptData(decryptRequest({ [field]: flipped(KNOWN[field]) })));
      assert.equal(code, 3);
      texts.add(text);
    }
    assert.deepEqual(
      [...texts].map((text) => text.startsWith(`${P}could not decrypt data: could not decrypt AES-GCM ciphertext: `)),
      [true],
    );
  });
});

function decryptRequest(changes: Partial<typeof KNOWN> = {}) {
  const { key, nonce, aad, ciphertext, tag } = { ...KNOWN, ...changes };
  return { profile: "Default", keySource: rawKey(key), ciphertext, decryptMetadata: { nonce, aad, tag } };
}

function codeAndText(outcome: Outcome<unknown>): [number, string] {
  return [outcome.code, "text" in outcome ? outcome.text : "no error"];
}
