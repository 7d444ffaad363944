import assert from "node:assert/strict";
import { test } from "node:test";
import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import type { CryptoKeyObject } from "../../caches/kinds.ts";
import { lastEvents } from "./ledger-event.ts";

const at = "2026-01-01T00:00:00.000Z";
const entry = (action: HistoryEntry["action"], version: number): HistoryEntry => ({
  at,
  action,
  version,
  by: "policy",
});

test("what a key's status tells goes to the ledger with the key, but for what is there already", () => {
  const history = [entry("Created", 1), entry("Exported", 1), entry("Destroyed", 1), entry("Purged", 1)];
  const key = {
    metadata: { namespace: "shop", name: "invoices", uid: "u" },
    status: { history, versions: [{ version: 1, fingerprint: "f1" }] },
  } as CryptoKeyObject;
  const events = lastEvents(key);
  assert.deepEqual(
    events.map(({ action }) => action),
    ["Created", "Exported", "Purged"],
  );
  assert.deepEqual(events[1], {
    ...entry("Exported", 1),
    ...{ namespace: "shop", key: "invoices", keyUid: "u", fingerprint: "f1" },
  });
});

test("a key that was never anything leaves nothing", () => {
  assert.deepEqual(lastEvents({ metadata: { name: "k" } } as CryptoKeyObject), []);
});
