import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { pairOf } from "@keyward/core/crypto/key/material/key-pair";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { KeyFormat, KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { dispatch } from "../../../../dispatch/dispatch.ts";
import { type TestCall, testCall } from "../../../../dispatch/testing/test-call.ts";
import { ClientConnection } from "../../../../identity/connection.ts";
import { NO_ATTRIBUTES } from "../../../../keys/key-attributes.ts";
import { LocalKeyRing } from "../../../../keys/local-key-ring.ts";
import { MemoryKeys } from "../../../../keys/memory-keys.ts";
import { soleVersion } from "../../../../keys/versioned-key.ts";
import { describeKey } from "../../../../operations/key/describe-key.ts";
import { exportPublicKey } from "../../../../operations/key/export-public-key.ts";
import { generateKey } from "../../../../operations/key/generate-key.ts";
import { importKey } from "../../../../operations/key/import-key.ts";
import { listKeys } from "../../../../operations/key/list-keys.ts";
import { persistKey } from "../../../../operations/key/persist-key.ts";
import { type EngineServer, startEngineServer } from "../../../testing/engine-server.ts";
import { unaryCall } from "../../../testing/unary-call.ts";

const KEYS = {
  default: "AES-256",
  allowed: new Set(KEY_TYPES.keys()),
  allowImport: true,
  allowExport: true,
  allowPersist: true,
};
const CONNECTIONS = 1000;
const fail = (error: unknown) => {
  throw error;
};

let engine: EngineServer;
beforeEach(async () => {
  engine = await startEngineServer({ keys: KEYS });
});
afterEach(() => engine[Symbol.asyncDispose]());

/** A call of a container of one pod. */
function callOf(container: string, ring: LocalKeyRing, profile = sampleProfile({ keys: KEYS })): TestCall {
  const caller = { namespace: "shop", pod: "p", container };
  return { ...testCall(), profile, ring, caller, connection: new ClientConnection(caller, fail) };
}

const make = (call: TestCall) => dispatch(generateKey, { type: "AES-256", bits: 0, attributes: NO_ATTRIBUTES }, call);

test("a thousand connections with keys leave nothing behind", { timeout: 60_000 }, async () => {
  const ring = new LocalKeyRing(new MemoryKeys(), () => undefined);
  for (let index = 0; index < CONNECTIONS; index++) {
    const call = callOf("app", ring);
    await make(call);
    await make(call);
    assert.equal(ring.ephemeral(call.connection).count, 2);
    call.connection.close();
    assert.equal(ring.ephemeral(call.connection).count, 0);
    assert.equal(call.connection.ownedCount, 0);
  }
});

test("a key that is made after its connection ended goes nowhere", async () => {
  const call = callOf("app", new LocalKeyRing(new MemoryKeys(), () => undefined));
  const made = make(call);
  call.connection.close();
  await assert.rejects(async () => made, { code: "CANCELLED" });
});

test("a container sees no name that another one of its pod keeps", async () => {
  const ring = new LocalKeyRing(new MemoryKeys(), () => undefined);
  const [app, other] = [callOf("app", ring), callOf("other", ring)];
  const { ref } = await make(app);
  dispatch(persistKey, { key: ref, name: "a" }, app);
  const key = { kind: "name", name: "a" } as const;
  assert.throws(() => dispatch(describeKey, { key }, other), { code: "NOT_FOUND" });
  assert.deepEqual(dispatch(listKeys, undefined, other), []);
  const { ref: own } = await make(other);
  dispatch(persistKey, { key: own, name: "a" }, other);
});

test("the public half of a KeyPolicy's key is for those who have a grant, its description, too", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const type = KEY_TYPES.get("EC-P256")!;
  const usages = parseUsages(["sign", "verify"]);
  const ring = new LocalKeyRing(new MemoryKeys(), (policy) =>
    policy === "shop-ca"
      ? soleVersion({ type, usages, algorithm: undefined, material: pairOf(privateKey) })
      : undefined,
  );
  const grants = [
    { container: "app", policy: "shop-ca", usages: parseUsages(["verify"]) },
    { container: "app", policy: "late", usages },
  ];
  const profile = sampleProfile({ keys: KEYS, grants });
  const key = { kind: "policy", policy: "shop-ca" } as const;
  const data = dispatch(exportPublicKey, { key, format: "spki" }, callOf("app", ring, profile));
  assert.deepEqual(data, publicKey.export({ format: "der", type: "spki" }));
  assert.throws(() => dispatch(exportPublicKey, { key, format: "spki" }, callOf("other", ring, profile)), {
    code: "NOT_PERMITTED",
    message: /rule grants of profile/,
  });
  const late = { kind: "policy", policy: "late" } as const;
  assert.throws(() => dispatch(describeKey, { key: late }, callOf("app", ring, profile)), { code: "UNAVAILABLE" });
});

test("an imported key's bytes are overwritten, whether it was taken or refused", { timeout: 60_000 }, async () => {
  const data = Buffer.alloc(32, 7);
  const input = { format: "raw", data, public: false, attributes: NO_ATTRIBUTES } as const;
  await dispatch(
    importKey,
    { ...input, type: "AES-256" },
    callOf("app", new LocalKeyRing(new MemoryKeys(), () => undefined)),
  );
  assert.ok(data.every((byte) => byte === 0));
  data.fill(7);
  const refused = dispatch(importKey, { ...input, type: "AES-128" }, testCall({ keys: KEYS }));
  await assert.rejects(async () => refused);
  assert.ok(data.every((byte) => byte === 0));
});

test("in FIPS mode a short secret and an RSA key with a small exponent are refused", { timeout: 60_000 }, async () => {
  engine.change({ keys: KEYS, mode: "FIPS" });
  const short = { format: KeyFormat.RAW, type: "HMAC", data: Buffer.alloc(13, 1) };
  await assert.rejects(unaryCall(engine.session, KeyService.method.importKey, short), ({ text }) =>
    /rule mode .* refuses a secret of 13 bytes; it permits 14 bytes and more/.test(text),
  );
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 });
  const data = publicKey.export({ format: "der", type: "spki" });
  await assert.rejects(
    unaryCall(engine.session, KeyService.method.importKey, { format: KeyFormat.SPKI, data }),
    ({ text }) => /refuses a key of type RSA-2048 with public exponent 3/.test(text),
  );
});
