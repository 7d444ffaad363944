import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { KeyRef } from "@keyward/proto/gen/keyward/v1/reference_pb";
import { ephemeralKeysOf } from "../../../../keys/ephemeral-keys.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const LIMIT = { timeout: 60_000 };
const { generateKey, importKey, exportPublicKey, encapsulateKey, decapsulateKey } = KeyService.method;
const { deriveBytes } = CryptoService.method;
const NAMES = ["ML-KEM-512", "ML-KEM-768", "ML-KEM-1024", "X25519MLKEM768"];
const PROFILE = {
  keyEncapsulation: { default: "ML-KEM-768", allowed: new Set(NAMES) },
  keyDerivation: {
    default: "HKDF-SHA256",
    allowed: new Set(["HKDF-SHA256"]),
    minIterations: 1,
    maxIterations: 1,
    maxMemoryBytes: 0,
  },
  keys: {
    default: "SECRET",
    allowed: new Set(["SECRET", "X25519", ...NAMES]),
    allowImport: true,
    allowExport: false,
    allowPersist: false,
  },
};
const PARAMETERS = { parameters: { case: "hkdf" as const, value: {} } };

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer(PROFILE);
});
afterEach(() => engine[Symbol.asyncDispose]());

async function generated(type: string): Promise<KeyRef> {
  return (await unaryCall(engine.session, generateKey, { type })).key!.ref!;
}

/** What both sides can compare without seeing the secret. */
async function fingerprint(key: KeyRef): Promise<Uint8Array> {
  return (await unaryCall(engine.session, deriveBytes, { key, parameters: PARAMETERS, lengthBytes: 32 })).data;
}

for (const type of NAMES) {
  test(`${type} gives both sides the same secret, the sender from the public key alone`, LIMIT, async () => {
    const key = await generated(type);
    const { data } = await unaryCall(engine.session, exportPublicKey, { key, format: KeyFormat.RAW });
    const request = { format: KeyFormat.RAW, data, type, public: true };
    const recipient = (await unaryCall(engine.session, importKey, request)).key!.ref!;
    const sent = await unaryCall(engine.session, encapsulateKey, { key: recipient });
    const received = await unaryCall(engine.session, decapsulateKey, { key, ciphertext: sent.ciphertext });
    assert.deepEqual([received.key?.type, received.key?.usages], ["SECRET", ["derive"]]);
    assert.equal(received.key?.bits, type === "X25519MLKEM768" ? 512 : 256);
    assert.deepEqual(await fingerprint(sent.key!.ref!), await fingerprint(received.key!.ref!));
  });

  test(`${type} answers a changed ciphertext with another secret, not with an error`, LIMIT, async () => {
    const key = await generated(type);
    const sent = await unaryCall(engine.session, encapsulateKey, { key });
    const ciphertext = sent.ciphertext.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
    const received = await unaryCall(engine.session, decapsulateKey, { key, ciphertext });
    assert.notDeepEqual(await fingerprint(sent.key!.ref!), await fingerprint(received.key!.ref!));
  });

  test(`${type} refuses a ciphertext of another length and keeps no key`, LIMIT, async () => {
    const key = await generated(type);
    for (const ciphertext of [new Uint8Array(), new Uint8Array(767), new Uint8Array(4096)]) {
      const failure = { code: 3, text: new RegExp(`a ciphertext of ${type} has \\d+ bytes, not ${ciphertext.length}`) };
      await assert.rejects(unaryCall(engine.session, decapsulateKey, { key, ciphertext }), failure);
    }
    assert.equal(ephemeralKeysOf(engine.connections[0]!).list().length, 1);
  });
}

test("a hybrid ciphertext whose X25519 share is of low order is refused", LIMIT, async () => {
  const key = await generated("X25519MLKEM768");
  const { ciphertext } = await unaryCall(engine.session, encapsulateKey, { key });
  ciphertext.fill(0, 1088);
  await assert.rejects(unaryCall(engine.session, decapsulateKey, { key, ciphertext }), { code: 3, text: /low order/ });
});

test("a key of another kind, and an algorithm of another key, are refused", LIMIT, async () => {
  const x25519 = await generated("X25519");
  await assert.rejects(unaryCall(engine.session, encapsulateKey, { key: x25519 }), {
    code: 7,
    text: /refuses encapsulate/,
  });
  const request = { key: await generated("ML-KEM-512"), algorithm: "ML-KEM-768" };
  await assert.rejects(unaryCall(engine.session, encapsulateKey, request), {
    code: 3,
    text: /takes no key of type ML-KEM-512/,
  });
  engine.change({ ...PROFILE, keyEncapsulation: { default: "ML-KEM-768", allowed: new Set(["ML-KEM-768"]) } });
  const refused = { code: 7, text: /rule keyEncapsulation\.allowed .* permits ML-KEM-768$/ };
  await assert.rejects(unaryCall(engine.session, encapsulateKey, { key: request.key }), refused);
});
