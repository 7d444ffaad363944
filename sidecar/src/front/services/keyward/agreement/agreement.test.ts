import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, hkdfSync } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { pairOf } from "@keyward/core/crypto/key/material/key-pair";
import { importRawPrivate } from "@keyward/core/crypto/key/raw/raw-private";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import type { Key } from "../../../../keys/key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { agreeKey } = KeyService.method;
const { deriveBytes } = CryptoService.method;
const hex = (text: string) => Buffer.from(text, "hex");
const named = (value: string) => ({ key: { case: "name" as const, value } });
const PROFILE = {
  keyAgreement: { default: "X25519", allowed: new Set(["X25519", "ECDH-P256"]) },
  keyDerivation: {
    default: "HKDF-SHA256",
    allowed: new Set(["HKDF-SHA256"]),
    minIterations: 1,
    maxIterations: 1,
    maxMemoryBytes: 0,
  },
  keys: {
    default: "SECRET",
    allowed: new Set(["SECRET"]),
    allowImport: true,
    allowExport: true,
    allowPersist: false,
  },
};

/** RFC 7748, 6.1 */
const ALICE = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
const BOB_PUBLIC = hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
const SHARED = hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer(PROFILE);
  engine.keep("alice", alice("agree"));
  engine.keep("idle", alice("export"));
});
afterEach(() => engine[Symbol.asyncDispose]());

function alice(usage: string): Key {
  const type = requireKeyType("X25519");
  return {
    type,
    usages: parseUsages([usage]),
    algorithm: undefined,
    material: pairOf(importRawPrivate(type, ALICE)),
  };
}

const REQUEST = { key: named("alice"), peer: BOB_PUBLIC, peerFormat: KeyFormat.RAW };

test("the shared secret is RFC 7748's, and becomes a key that is derived from", LIMIT, async () => {
  const { key, profile } = await unaryCall(engine.session, agreeKey, REQUEST);
  assert.deepEqual([key?.type, key?.bits, key?.kind, key?.usages], ["SECRET", 256, "secret", ["derive"]]);
  assert.equal(profile?.generation, 7n);
  const parameters = { parameters: { case: "hkdf" as const, value: { info: Buffer.from("test") } } };
  const { data } = await unaryCall(engine.session, deriveBytes, { key: key!.ref!, parameters, lengthBytes: 32 });
  assert.deepEqual(Buffer.from(data), Buffer.from(hkdfSync("sha256", SHARED, "", "test", 32)));
});

test("the peer's key may come as SPKI or JWK", LIMIT, async () => {
  const peerKey = createPublicKey({ key: BOB_PUBLIC, format: "raw-public", asymmetricKeyType: "x25519" });
  const forms = [
    [KeyFormat.SPKI, peerKey.export({ format: "der", type: "spki" })],
    [KeyFormat.SPKI, Buffer.from(peerKey.export({ format: "pem", type: "spki" }))],
    [KeyFormat.JWK, Buffer.from(JSON.stringify(peerKey.export({ format: "jwk" })))],
  ] as const;
  for (const [peerFormat, peer] of forms) await unaryCall(engine.session, agreeKey, { ...REQUEST, peerFormat, peer });
});

const REFUSED: readonly [sentence: string, request: object, code: number, text: RegExp][] = [
  ["a peer of low order", { peer: new Uint8Array(32) }, 3, /gives no shared secret/],
  ["a peer of another length", { peer: new Uint8Array(31) }, 3, /has 32 bytes, not 31/],
  ["a peer without a format", { peerFormat: 0 }, 3, /peer_format is 0/],
  ["a format that there is not", { peerFormat: 9 }, 3, /peer_format is 9/],
  ["a peer in the format of private keys", { peerFormat: KeyFormat.PKCS8 }, 3, /which holds private keys/],
  ["an algorithm that the key is not for", { algorithm: "ECDH-P256" }, 3, /ECDH-P256 takes no key of type X25519/],
  ["an algorithm that the profile lacks", { algorithm: "X448" }, 7, /rule keyAgreement\.allowed/],
  ["a key without usage agree", { key: named("idle") }, 7, /refuses agree with/],
  ["a usage that secrets lack", { attributes: { usages: ["sign"] } }, 3, /sign/],
];
for (const [sentence, request, code, text] of REFUSED) {
  test(`agreeing with ${sentence} is refused, and leaves no key`, LIMIT, async () => {
    const call = unaryCall(engine.session, agreeKey, { ...REQUEST, ...request });
    await assert.rejects(call, (failure: { code: number; text: string }) => {
      assert.match(failure.text, text);
      assert.equal(failure.code, code);
      return true;
    });
    for (const connection of engine.connections) assert.equal(ephemeralKeysOf(connection).list().length, 0);
  });
}

test("a peer's private key is refused", LIMIT, async () => {
  const jwk = generateKeyPairSync("x25519").privateKey.export({ format: "jwk" });
  const request = { ...REQUEST, peerFormat: KeyFormat.JWK, peer: Buffer.from(JSON.stringify(jwk)) };
  await assert.rejects(unaryCall(engine.session, agreeKey, request), { code: 3, text: /holds a private key/ });
});

test("a profile without secrets permits no agreement", LIMIT, async () => {
  engine.change({ ...PROFILE, keys: undefined });
  await assert.rejects(unaryCall(engine.session, agreeKey, REQUEST), { code: 7, text: /rule keys of profile/ });
});
