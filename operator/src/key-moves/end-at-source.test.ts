import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { openMemoryBackend } from "@keyward/provider-software/testing/open-memory-backend";
import { sampleOwner } from "@keyward/provider-software/testing/sample-owner";
import type { RequestObject } from "../caches/kinds.ts";
import { endAtSource, isBeingLeft } from "./end-at-source.ts";
import type { Move } from "./move.ts";
import type { MoveGround } from "./move-ground.ts";

const OWNER = sampleOwner();
const { signal } = new AbortController();
const SEALED = { kind: "KeyBackend", name: "sealed", protection: "Software" } as const;
const VAULT = { kind: "KeyBackend", name: "vault", protection: "Managed" } as const;

const request = (name: string, phase: string) =>
  ({ metadata: { name, uid: `uid-${name}` }, spec: { action: "Migrate" }, status: { phase } }) as RequestObject;

/** Version 1 has moved from the sealed backend; the request has still to end it there. */
async function moved(backend: typeof SEALED | typeof VAULT) {
  const { backend: sealed } = await openMemoryBackend();
  const spec = { algorithm: "ECDSA-P256", usages: parseUsages(["sign"]), exportable: true };
  const left = await sealed.admin.create(spec, OWNER, signal);
  const entry = {
    action: "Migrated",
    version: 1,
    by: "request/away",
    note: "request uid-away, from KeyBackend/sealed",
  };
  const versions = [{ version: 1, state: "Active", backend, backendKey: backend === SEALED ? left.id : "elsewhere" }];
  const key = { metadata: { name: "orders", uid: OWNER.keyUid }, status: { versions, history: [entry] } };
  const policy = { metadata: { namespace: "shop" }, spec: {} };
  const move = { request: request("away", "Approved"), key, policy, signal } as unknown as Move;
  const backends = { of: () => ({ backend: sealed, chosen: SEALED }) };
  const ground = { backends, clusterId: OWNER.clusterId, nowEpochMs: () => 0, log: { info: () => {} } };
  const isThere = async () => (await sealed.admin.describe(left, signal)) !== undefined;
  return { move, end: () => endAtSource(move, ground as unknown as MoveGround), isThere };
}

test("what a move left behind is ended, and a second time is no error", async () => {
  const { end, isThere } = await moved(VAULT);
  assert.equal(await isThere(), true);
  await end();
  assert.equal(await isThere(), false);
  await end();
});

test("a version that has come back in the meantime is not what was left behind", async () => {
  const { end, isThere } = await moved(SEALED);
  await end();
  assert.equal(await isThere(), true);
});

test("nothing moves to where an earlier move has still to end what it left", async () => {
  const { move } = await moved(VAULT);
  assert.equal(isBeingLeft(SEALED, move.key, [request("away", "Approved")]), true);
  assert.equal(isBeingLeft(VAULT, move.key, [request("away", "Approved")]), false);
  assert.equal(isBeingLeft(SEALED, move.key, [request("away", "Succeeded")]), false);
  const namesake = { ...request("away", "Approved"), metadata: { name: "away", uid: "another" } } as RequestObject;
  assert.equal(isBeingLeft(SEALED, move.key, [namesake]), false);
});
