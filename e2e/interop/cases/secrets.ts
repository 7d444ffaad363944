import assert from "node:assert/strict";
import { test } from "node:test";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { type Keyward, type Pem, refOf } from "../keyward.ts";
import { hex, unhex } from "../peer.ts";
import type { Coverage, SidesOf } from "./setup.ts";

const { agreeKey, encapsulateKey, decapsulateKey } = KeyService.method;
const EXPORT = { usages: ["derive", "export"] };

/** Algorithm names such as ECDH-P256; the keys of the others have the algorithm's name. */
export function agreementCases({ peer: name, agreements }: Coverage, sides: SidesOf): void {
  for (const algorithm of agreements) {
    test(`Keyward and ${name} agree on a secret with ${algorithm}, each with a key of its own`, async () => {
      const { keyward, peer } = sides();
      const type = algorithm.replace("ECDH-", "EC-");
      const theirs = await peer.ask<Pem & Record<string, string>>("generate", { type });
      const own = await keyward.generate(type, ["agree"]);
      const ours = await keyward.pem(own);
      const { secret } = await peer.ask("agree", { private: theirs.private, public: ours.public });
      assert.equal(await agreed(keyward, algorithm, ours.private, theirs.public), secret);
      // Also with the keys changed about: what the one made, the other uses.
      assert.equal(await agreed(keyward, algorithm, theirs.private, ours.public), secret);
      const again = await peer.ask("agree", { private: ours.private, public: theirs.public });
      assert.equal(again.secret, secret);
    });
  }
}

async function agreed(keyward: Keyward, algorithm: string, own: string, peer: string): Promise<string> {
  const request = { algorithm, peer: Buffer.from(peer), peerFormat: KeyFormat.SPKI, attributes: EXPORT };
  const { key } = await keyward.call(agreeKey, { key: await keyward.importPrivate(own), ...request });
  return hex(await keyward.exported(refOf(key?.ref?.key.value), KeyFormat.RAW));
}

export function kemCases({ peer: name, kems }: Coverage, sides: SidesOf): void {
  for (const type of kems) {
    test(`what Keyward encapsulates to a ${type} key of ${name}'s, ${name} decapsulates`, async () => {
      const { keyward, peer } = sides();
      const theirs = await peer.ask("generateKem", { type });
      const recipient = await keyward.importKey(KeyFormat.RAW, unhex(theirs.public), type, true);
      const { key, ciphertext } = await keyward.call(encapsulateKey, { key: recipient, attributes: EXPORT });
      const { secret } = await peer.ask("decapsulate", { type, seed: theirs.seed, ciphertext: hex(ciphertext) });
      assert.equal(hex(await keyward.exported(refOf(key?.ref?.key.value), KeyFormat.RAW)), secret);
    });
    test(`what ${name} encapsulates to a ${type} key of Keyward's, Keyward decapsulates, and ${name} with its seed`, async () => {
      const { keyward, peer } = sides();
      const own = await keyward.generate(type, ["decapsulate"]);
      const publicKey = hex(await keyward.exportedPublic(own, KeyFormat.RAW));
      const theirs = await peer.ask("encapsulate", { type, public: publicKey });
      const request = { key: own, ciphertext: unhex(theirs.ciphertext), attributes: EXPORT };
      const { key } = await keyward.call(decapsulateKey, request);
      assert.equal(hex(await keyward.exported(refOf(key?.ref?.key.value), KeyFormat.RAW)), theirs.secret);
      const seed = hex(await keyward.exported(own, KeyFormat.RAW));
      const { secret } = await peer.ask("decapsulate", { type, seed, ciphertext: theirs.ciphertext });
      assert.equal(secret, theirs.secret);
    });
  }
}
