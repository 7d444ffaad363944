import assert from "node:assert/strict";
import { test } from "node:test";
import { parseLine } from "@keyward/crds/ledger/ledger-line";
import { linesOfPart, partName } from "@keyward/crds/ledger/ledger-part";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import { CRYPTO_KEYS, type CryptoKeyObject } from "../caches/kinds.ts";
import { MemorySecrets } from "../sealing/testing/memory-secrets.ts";
import { KeyStatusWriter, type KeyStatusWriterOptions } from "./key-status-writer.ts";
import { Ledger } from "./ledger/ledger.ts";
import { BY_POLICY, told } from "./plan/changes.ts";

const NOW = Date.UTC(2026, 0, 1);

async function world() {
  const server = new MemorySecrets();
  const { client } = server;
  const key = await client.create(CRYPTO_KEYS, {
    metadata: { namespace: "shop", name: "orders" },
    spec: { policyRef: { name: "signing" } },
  } as CryptoKeyObject);
  const events = { record: () => {} } as unknown as KeyStatusWriterOptions["events"];
  const ledger = new Ledger(client, "keyward-system");
  const writer = new KeyStatusWriter({ client, events, ledger, nowEpochMs: () => NOW });
  const remembered = () => linesOfPart(server.get(partName(1))?.data).map((line) => parseLine(line).version);
  return { writer, key, remembered };
}

const withEvents = (from: number, to: number, status: CryptoKeyStatus = {}): CryptoKeyStatus =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index).reduce(
    (before, number) => told(before, "Activated", number, BY_POLICY, NOW + number),
    status,
  );
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("history has 64 entries, and what is older is in the ledger: nothing is lost and nothing is there twice", async () => {
  const { writer, key, remembered } = await world();
  const first = await writer.write(key, withEvents(1, 64), []);
  assert.deepEqual([first.status?.history?.length, remembered()], [64, []]);
  const second = await writer.write(first, withEvents(65, 100, first.status), []);
  assert.deepEqual(
    second.status?.history?.map(({ version }) => version),
    numbers(37, 100),
  );
  assert.deepEqual(remembered(), numbers(1, 36));
});

test("whoever decided on an older state has not decided, and may tell the ledger again", async () => {
  const { writer, key, remembered } = await world();
  await writer.write(key, withEvents(1, 70), []);
  await assert.rejects(writer.write(key, withEvents(1, 70), []), { status: 409 });
  assert.deepEqual(remembered(), numbers(1, 6));
});
