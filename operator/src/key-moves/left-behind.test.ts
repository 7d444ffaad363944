import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { LedgerEvent } from "@keyward/crds/ledger/ledger-line";
import type { CryptoKeyStatus, HistoryEntry } from "@keyward/crds/types/crypto-key";
import { KubeError } from "@keyward/kube/watch/kube-error";
import type { RequestObject } from "../caches/kinds.ts";
import type { RequestEnd } from "../key-requests/request-writer.ts";
import { migrateKey } from "./migrate-key.ts";
import type { Move } from "./move.ts";
import type { MoveGround } from "./move-ground.ts";

const NO_BACKEND = new BackendError("Misconfigured", "there is no KeyBackend shop/sealed. Next: create it again");
const MIGRATED: HistoryEntry = {
  at: "2026-01-01T00:00:00.000Z",
  action: "Migrated",
  version: 1,
  by: "request/away",
  note: "request uid-away, from KeyBackend/sealed",
};

/** Version 1 has moved from sealed to vault, and sealed cannot be opened: whether it is there is for the API server to say. */
function moved(isThere: boolean) {
  const ended: RequestEnd[] = [];
  const lines: LedgerEvent[] = [];
  const backend = { kind: "KeyBackend", name: "vault", protection: "Managed" };
  const versions = [{ version: 1, state: "Active", backend, backendKey: "there", fingerprint: "f" }];
  let status = { activeVersion: 1, versions, history: [MIGRATED] } as unknown as CryptoKeyStatus;
  const ground = {
    backends: {
      of: () => {
        throw NO_BACKEND;
      },
    },
    client: {
      get: async () => {
        if (!isThere) throw new KubeError("GET", 404, { reason: "NotFound" });
        return {};
      },
    },
    ledger: { append: async (events: LedgerEvent[]) => void lines.push(...events) },
    writer: {
      write: async (_: unknown, next: CryptoKeyStatus) => {
        status = next;
      },
    },
    requests: { finish: async (_: unknown, end: RequestEnd) => void ended.push(end) },
    ...{ clusterId: "c", nowEpochMs: () => 0, log: { info: () => {} } },
  } as unknown as MoveGround;
  const request = { metadata: { name: "away", uid: "uid-away" }, spec: { action: "Migrate" }, status: {} };
  const metadata = { namespace: "shop", name: "orders", uid: "uid-orders" };
  const policy = { metadata: { namespace: "shop" }, spec: {} };
  const signal = AbortSignal.timeout(10_000);
  const step = () => {
    const key = { metadata, status };
    return migrateKey({ request: request as RequestObject, key, policy, signal } as unknown as Move, ground);
  };
  return { step, ended, lines, history: () => status.history ?? [], status: () => status };
}

test("a move whose source was deleted before the old copy ended has failed, and says where that may still be", async () => {
  const { step, ended, lines, history, status } = moved(false);
  assert.equal(await step(), undefined);
  const [end] = ended;
  assert.deepEqual([end?.phase, end?.reason, end?.version], ["Failed", "SourceGone", 1]);
  assert.match(end!.message, /^version 1 is in KeyBackend vault, and used there\. KeyBackend sealed/);
  assert.match(end!.message, /Next: destroy it there; it has the mark of CryptoKey orders, uid uid-orders, version 1$/);
  assert.equal(status().activeVersion, 1);
  assert.deepEqual(
    history().map(({ action }) => action),
    ["Migrated", "LeftBehind"],
  );
  const { note = "" } = history()[1]!;
  assert.match(note, /in KeyBackend\/sealed: that backend was deleted/);
  assert.deepEqual(
    lines.map(({ action, version, key, keyUid, fingerprint }) => [action, version, key, keyUid, fingerprint]),
    [["LeftBehind", 1, "orders", "uid-orders", "f"]],
  );
});

test("who was killed before the request was told to have failed tells history and ledger nothing twice", async () => {
  const { step, ended, lines, history } = moved(false);
  await step();
  await step();
  assert.deepEqual([ended.length, lines.length, history().length], [2, 1, 2]);
});

test("a source that is there and cannot be opened is waited for", async () => {
  const { step, ended, history } = moved(true);
  await assert.rejects(step, NO_BACKEND);
  assert.deepEqual([ended.length, history().length], [0, 1]);
});
