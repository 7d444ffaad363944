import { createPrivateKey, createPublicKey, createSecretKey } from "node:crypto";
import { requireAsymmetricCipher } from "@keyward/core/algorithms/asymmetric";
import type { HpkeSuite } from "@keyward/core/algorithms/hpke";
import type { KeyPair } from "@keyward/core/crypto/asymmetric/dhkem";
import { open } from "@keyward/core/crypto/asymmetric/hpke";
import { HPKE_EXAMPLE, HPKE_EXAMPLES, type HpkeExample } from "@keyward/core/crypto/asymmetric/hpke-examples";
import {
  OAEP_EXAMPLE_KEY,
  OAEP_EXAMPLE_LABEL,
  OAEP_EXAMPLE_PLAINTEXT,
  OAEP_EXAMPLES,
  type OaepExample,
  PKCS1_EXAMPLE,
} from "@keyward/core/crypto/asymmetric/oaep-examples";
import { decryptOaep } from "@keyward/core/crypto/asymmetric/rsa-oaep";
import { decryptPkcs1 } from "@keyward/core/crypto/asymmetric/rsa-pkcs1";
import { exportRawPublic } from "@keyward/core/crypto/key/raw/raw-export";
import { importRawPrivate } from "@keyward/core/crypto/key/raw/raw-private";
import { parseHex, toHex } from "@keyward/core/text/hex";
import type { KnownAnswer } from "../known-answer.ts";

/** OAEP with each hash, PKCS#1 v1.5, and messages of RFC 9180 in its four modes. */
export const asymmetricKnownAnswers: readonly KnownAnswer[] = [
  ...OAEP_EXAMPLES.map((example) => knownAnswer(example.algorithm, example.algorithm, () => oaepHolds(example))),
  knownAnswer("RSAES-PKCS1-v1_5", "RSAES-PKCS1-v1_5", async () => pkcs1Holds()),
  ...HPKE_EXAMPLES.map((example) => {
    return knownAnswer(`${example.algorithm} (${example.source})`, example.algorithm, () => hpkeHolds(example));
  }),
];

function knownAnswer(name: string, algorithm: string, run: () => Promise<boolean>): KnownAnswer {
  return { name: `asymmetric/${name}`, algorithm, fips: requireAsymmetricCipher(algorithm).fips, run };
}

async function oaepHolds({ algorithm, ciphertext }: OaepExample): Promise<boolean> {
  const { construction } = requireAsymmetricCipher(algorithm);
  if (construction.kind !== "rsa-oaep") return false;
  const key = createPrivateKey({ key: OAEP_EXAMPLE_KEY, format: "jwk" });
  const label = Buffer.from(OAEP_EXAMPLE_LABEL);
  const plaintext = await decryptOaep(construction, key, Buffer.from(ciphertext, "base64url"), label);
  return plaintext.toString() === OAEP_EXAMPLE_PLAINTEXT;
}

function pkcs1Holds(): boolean {
  const key = createPrivateKey({ key: OAEP_EXAMPLE_KEY, format: "jwk" });
  return decryptPkcs1(key, Buffer.from(PKCS1_EXAMPLE, "base64url")).toString() === OAEP_EXAMPLE_PLAINTEXT;
}

async function hpkeHolds(example: HpkeExample): Promise<boolean> {
  const { construction } = requireAsymmetricCipher(example.algorithm);
  if (construction.kind !== "hpke") return false;
  const pair = (bytes: string) => pairOf(construction.suite, bytes);
  const sealed = {
    encapsulatedKey: exportRawPublic(pair(example.ephemeral).publicKey),
    ciphertext: parseHex(example.ciphertext),
  };
  const options = {
    info: parseHex(HPKE_EXAMPLE.info),
    associatedData: parseHex(HPKE_EXAMPLE.associatedData),
    preSharedKey: example.preShared ? PRE_SHARED_KEY : undefined,
    sender: example.sender === undefined ? undefined : pair(example.sender).publicKey,
  };
  return toHex(await open(construction.suite, pair(example.recipient), sealed, options)) === HPKE_EXAMPLE.plaintext;
}

const PRE_SHARED_KEY = {
  key: createSecretKey(parseHex(HPKE_EXAMPLE.preSharedKey)),
  id: parseHex(HPKE_EXAMPLE.preSharedKeyId),
};

function pairOf({ kem }: HpkeSuite, bytes: string): KeyPair {
  const privateKey = importRawPrivate(kem.agreement.keyType, parseHex(bytes));
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
