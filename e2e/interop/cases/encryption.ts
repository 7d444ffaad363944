import assert from "node:assert/strict";
import { test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { Pem } from "../keyward.ts";
import { hex, unhex } from "../peer.ts";
import { type Coverage, hashIn, MESSAGE, type SidesOf } from "./setup.ts";

const { encryptAsymmetric, decryptAsymmetric } = CryptoService.method;

/** "EC-P256" of "HPKE-P256-...", "X25519" of "HPKE-X25519-...". */
function keyTypeOf(algorithm: string): string {
  if (algorithm.startsWith("RSA")) return "RSA-2048";
  const kem = algorithm.split("-")[1]!;
  return kem.startsWith("P") ? `EC-${kem}` : kem;
}

export function encryptionCases({ peer: name, encryptions }: Coverage, sides: SidesOf): void {
  for (const algorithm of encryptions) {
    test(`what Keyward encrypts with ${algorithm} to a key of ${name}'s, ${name} decrypts, and the other way round`, async () => {
      const { peer } = sides();
      const pem = await peer.ask<Pem & Record<string, string>>("generate", { type: keyTypeOf(algorithm) });
      await bothWays(sides, algorithm, pem);
    });
    test(`what ${name} encrypts with ${algorithm} to a key of Keyward's, Keyward decrypts, and the other way round`, async () => {
      const { keyward } = sides();
      const key = await keyward.generate(keyTypeOf(algorithm), ["decrypt"]);
      await bothWays(sides, algorithm, await keyward.pem(key));
    });
  }
}

async function bothWays(sides: SidesOf, algorithm: string, pem: Pem): Promise<void> {
  const { keyward, peer } = sides();
  const rsa = algorithm.startsWith("RSA");
  const [label, info] = [Buffer.from(rsa ? "label" : ""), Buffer.from(rsa ? "" : "about")];
  const common = { algorithm, hash: hashIn(algorithm), label: hex(label), info: hex(info), associatedData: "" };
  const request = { algorithm, label, ...(rsa ? {} : { hpke: { info } }) };

  const recipient = await keyward.importPublic(pem.public);
  const ours = await keyward.call(encryptAsymmetric, { ...request, key: recipient, plaintext: MESSAGE });
  const sealed = { ciphertext: hex(ours.ciphertext), encapsulatedKey: hex(ours.encapsulatedKey) };
  const opened = await peer.ask("decryptAsymmetric", { ...common, ...sealed, private: pem.private });
  assert.equal(opened.plaintext, hex(MESSAGE));

  const theirs = await peer.ask("encryptAsymmetric", { ...common, public: pem.public, plaintext: hex(MESSAGE) });
  const [ciphertext, encapsulatedKey] = [unhex(theirs.ciphertext), unhex(theirs.encapsulatedKey)];
  const own = await keyward.importPrivate(pem.private);
  const { plaintext } = await keyward.call(decryptAsymmetric, { ...request, key: own, ciphertext, encapsulatedKey });
  assert.equal(hex(plaintext), hex(MESSAGE));
}
