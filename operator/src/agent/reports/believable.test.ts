import assert from "node:assert/strict";
import { test } from "node:test";
import { create } from "@bufbuild/protobuf";
import { KeySetAcknowledgementSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import { believable, type KnownKeys } from "./believable.ts";

const key = (uid: string) => ({ metadata: { uid }, status: { lastVersion: 7 } });
const keys = new Map([
  ["shop/orders", key("u-orders")],
  ["shop/other", key("u-other")],
  ["bank/vault", key("u-vault")],
]);
const grants = [{ container: "app", keys: [{ policy: "orders", usages: ["sign"] }] }];
const profile = { metadata: { name: "p", namespace: "shop" }, spec: { grants } };
const profiles = new Map([["shop/p", profile]]);
const known = { keys, profiles } as unknown as KnownKeys;

function heard(name: string, keyUid: string, ...versions: number[]): number[] | undefined {
  const held = versions.map((version) => ({ version, fingerprint: "f" }));
  const said = create(KeySetAcknowledgementSchema, { key: name, keyUid, versions: held });
  return believable(said, "shop/p", known)?.versions.map(({ version }) => version);
}

test("a pod is heard for a key that its profile names, also for versions that an older backup does not know", () => {
  assert.deepEqual(heard("orders", "u-orders", 6, 7, 9), [6, 7, 9]);
});

test("a pod cannot use up the numbers of its key", () => {
  assert.deepEqual(heard("orders", "u-orders", 7, 2_147_483_647, 4_294_967_295, 0), [7]);
});

test("a pod is not heard for keys of others, whatever name it gives them", () => {
  assert.equal(heard("other", "u-other", 8), undefined);
  assert.equal(heard("vault", "u-vault", 8), undefined);
  assert.equal(heard("orders", "u-vault", 8), undefined);
  assert.equal(heard("nothing", "u", 8), undefined);
});
