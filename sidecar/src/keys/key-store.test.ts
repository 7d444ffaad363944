import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { inspect } from "node:util";
import { create } from "@bufbuild/protobuf";
import { formatUsages } from "@keyward/core/algorithms/key-usage";
import { systemClock } from "@keyward/kube/watch/clock";
import { KeyMaterialSchema, KeyWithdrawalSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { createTestAuthority, type TestAuthority } from "../agent/testing/test-authority.ts";
import { logTo } from "../log/log.ts";
import { RemoteKeys } from "../remote/remote-keys.ts";
import { KeyStore } from "./key-store.ts";
import { NODE_KEY_USE } from "./testing/node-key-use.ts";

let lines: string[];
let store: KeyStore;
let authority: TestAuthority;
beforeEach(async () => {
  lines = [];
  store = new KeyStore(
    NODE_KEY_USE,
    new RemoteKeys(systemClock),
    logTo({ write: (line) => lines.push(line) }, "debug"),
  );
  authority = await createTestAuthority();
});

function material(changes: object = {}) {
  return create(KeyMaterialSchema, {
    policy: "ca",
    policyUid: "u-1",
    version: 1,
    algorithm: "ECDSA-P256",
    privateKey: authority.key.export({ format: "der", type: "pkcs8" }),
    certificateChain: [authority.certificate],
    ...changes,
  });
}

test("a key that has not come is UNAVAILABLE, and the text says where to look", () => {
  assert.equal(store.has("ca"), false);
  assert.throws(() => store.require("ca"), {
    code: "UNAVAILABLE",
    message: /KeyPolicy "ca" .*kubectl describe keypolicy ca/,
  });
});

test("a key that came can sign", async () => {
  store.take(material());
  const { key, version, algorithm } = store.require("ca");
  assert.deepEqual([version, algorithm], [1, "ECDSA-P256"]);
  assert.ok((await key.sign("sha256", Buffer.from("tbs"))).length > 60);
});

test("the bytes that it came in are overwritten", () => {
  const given = material();
  store.take(given);
  assert.ok(given.privateKey.every((byte) => byte === 0));
  const refused = material({ certificateChain: [Buffer.from("no certificate")] });
  store.take(refused);
  assert.ok(refused.privateKey.every((byte) => byte === 0));
});

test("a certificate of another key is refused, and the key before it stays", async () => {
  store.take(material());
  const other = await createTestAuthority();
  store.take(material({ version: 2, certificateChain: [other.certificate] }));
  assert.equal(store.require("ca").version, 1);
  assert.ok(lines.some((line) => line.includes("its certificate is for another key")));
});

test("an older version does not replace a newer one, but a new policy of the same name does", () => {
  store.take(material({ version: 3 }));
  store.take(material({ version: 2 }));
  assert.equal(store.require("ca").version, 3);
  store.take(material({ policyUid: "u-2" }));
  assert.deepEqual([store.require("ca").policyUid, store.require("ca").version], ["u-2", 1]);
});

test("a key is withdrawn by the policy that it came from, and by no other", () => {
  store.take(material());
  store.withdraw(create(KeyWithdrawalSchema, { policy: "ca", policyUid: "u-9" }));
  assert.ok(store.has("ca"));
  store.withdraw(create(KeyWithdrawalSchema, { policy: "ca", policyUid: "u-1" }));
  assert.ok(!store.has("ca"));
});

test("there is an end to how many keys are taken", () => {
  for (let i = 0; i < 257; i++) store.take(material({ policy: `p${i}` }));
  assert.ok(store.has("p255"));
  assert.ok(!store.has("p256"));
});

test("nothing of a key is in the log or in what is printed of the store", () => {
  const secret = authority.key.export({ format: "jwk" }).d!;
  store.take(material());
  const bytes = Buffer.from(secret, "base64url");
  const shown = lines.join("") + inspect(store, { depth: 9, showHidden: true }) + JSON.stringify(store.require("ca"));
  for (const form of [secret, bytes.toString("hex"), bytes.toString("base64")]) assert.ok(!shown.includes(form));
});

test("a key that came serves the operations of its type, to sign and verify", () => {
  assert.equal(store.keyOf("ca"), undefined);
  store.take(material());
  const key = store.keyOf("ca")!.active!;
  assert.deepEqual(
    [key.type.name, formatUsages(key.usages), key.material.kind],
    ["EC-P256", ["sign", "verify"], "pair"],
  );
  assert.equal(store.keyOf("ca")?.reading, key);
  store.withdraw(create(KeyWithdrawalSchema, { policy: "ca", policyUid: "u-1" }));
  assert.equal(store.keyOf("ca"), undefined);
});
