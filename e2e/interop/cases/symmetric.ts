import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { hex, unhex } from "../peer.ts";
import { type Coverage, MESSAGE, type SidesOf } from "./setup.ts";

const { hash, computeMac, verifyMac, encrypt, decrypt } = CryptoService.method;

export function hashCases({ peer: name, hashes }: Coverage, sides: SidesOf): void {
  for (const algorithm of hashes) {
    test(`Keyward and ${name} compute the same ${algorithm} digests`, async () => {
      const { keyward, peer } = sides();
      const outputBytes = algorithm.startsWith("SHAKE") ? { outputBytes: 77 } : {};
      for (const data of [Buffer.alloc(0), MESSAGE, randomBytes(10_000)]) {
        const ours = await keyward.call(hash, { algorithm, data, ...outputBytes });
        const { digest } = await peer.ask("hash", { algorithm, data: hex(data), ...outputBytes });
        assert.equal(hex(ours.digest), digest);
      }
    });
  }
}

export function macCases({ peer: name, macs }: Coverage, sides: SidesOf): void {
  for (const algorithm of macs) {
    test(`Keyward and ${name} compute the same ${algorithm} tags, and Keyward takes ${name}'s`, async () => {
      const { keyward, peer } = sides();
      const secret = randomBytes(32);
      const kmac = algorithm.startsWith("KMAC");
      const [type] = algorithm.split("-") as [string];
      const key = await keyward.secret(type === "AES" ? "AES-256" : type, secret);
      const customization = Buffer.from(kmac ? "interop" : "");
      const tagBytes = kmac ? 48 : 0;
      const ours = await keyward.call(computeMac, { key, algorithm, data: MESSAGE, customization, tagBytes });
      const own = kmac ? { customization: hex(customization), tagBytes } : {};
      const { tag } = await peer.ask("mac", { algorithm, key: hex(secret), data: hex(MESSAGE), ...own });
      assert.equal(hex(ours.tag), tag);
      const theirs = { key, algorithm, data: MESSAGE, customization, tag: unhex(tag) };
      assert.ok((await keyward.call(verifyMac, theirs)).valid);
    });
  }
}

export function cipherCases({ peer: name, ciphers }: Coverage, sides: SidesOf): void {
  for (const algorithm of ciphers) {
    test(`what Keyward encrypts with ${algorithm}, ${name} decrypts, and the other way round`, async () => {
      const { keyward, peer } = sides();
      const type = keyTypeOf(algorithm);
      const secret = randomBytes(Number(/\d+/.exec(type.replace("ChaCha20", "256"))?.[0]) / 8);
      const key = await keyward.secret(type, secret);
      const plaintext = /NOPAD|KW$/.test(algorithm) ? MESSAGE.subarray(0, 64) : MESSAGE;
      const associatedData = /GCM|Poly1305/.test(algorithm) ? Buffer.from("header") : Buffer.alloc(0);
      const common = { algorithm, key: hex(secret), associatedData: hex(associatedData) };

      const ours = await keyward.call(encrypt, { key, algorithm, plaintext, associatedData });
      const sealed = { nonce: hex(ours.nonce), ciphertext: hex(ours.ciphertext), tag: hex(ours.tag) };
      assert.equal((await peer.ask("decrypt", { ...common, ...sealed })).plaintext, hex(plaintext));

      const nonce = randomBytes(ours.nonce.length);
      const theirs = await peer.ask("encrypt", { ...common, nonce: hex(nonce), plaintext: hex(plaintext) });
      const [ciphertext, tag] = [unhex(theirs.ciphertext), unhex(theirs.tag)];
      const opened = await keyward.call(decrypt, { key, algorithm, ciphertext, tag, nonce, associatedData });
      assert.equal(hex(opened.plaintext), hex(plaintext));
    });
  }
}

/** "AES-256-GCM" takes a key of type AES-256. */
function keyTypeOf(algorithm: string): string {
  return algorithm.startsWith("AES") ? algorithm.slice(0, 7) : "ChaCha20";
}
