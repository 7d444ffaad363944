import assert from "node:assert/strict";
import { test } from "node:test";
import { followLedger } from "@keyward/crds/ledger/ledger-chain";
import { type LedgerEvent, parseLine } from "@keyward/crds/ledger/ledger-line";
import { linesOfPart, partName } from "@keyward/crds/ledger/ledger-part";
import { MemorySecrets } from "../../sealing/testing/memory-secrets.ts";
import { Ledger } from "./ledger.ts";

const NAMESPACE = "keyward-system";

const event = (version: number, more: Partial<LedgerEvent> = {}): LedgerEvent => ({
  ...{ at: "2026-01-01T00:00:00.000Z", action: "Retired", version, by: "policy" },
  ...{ namespace: "shop", key: "orders", keyUid: "u", note: "x".repeat(400) },
  ...more,
});

const partsOf = (server: MemorySecrets): string[][] => {
  const parts: string[][] = [];
  for (let number = 1; ; number++) {
    const part = server.get(partName(number));
    if (part === undefined) return parts;
    parts.push(linesOfPart(part.data));
  }
};
const versionsOf = (server: MemorySecrets) =>
  partsOf(server).flatMap((lines) => lines.map((l) => parseLine(l).version));

test("the chain goes on through parts that are full, and with another leader", async () => {
  const server = new MemorySecrets();
  const first = new Ledger(server.client, NAMESPACE);
  for (let batch = 0; batch < 9; batch++) {
    await first.append(Array.from({ length: 100 }, (_, index) => event(batch * 100 + index)));
  }
  await new Ledger(server.client, NAMESPACE).append([event(900)]);
  const parts = partsOf(server);
  assert.ok(parts.length > 1, `${parts.length} part`);
  const { tail, breaks } = followLedger(parts.flat());
  assert.deepEqual([tail.number, breaks], [901, []]);
  for (const { length } of parts.map((lines) => lines.join("\n"))) assert.ok(length < 512 * 1024, String(length));
});

test("what is told at once is stored in one write, in the order in which it was told", async () => {
  const server = new MemorySecrets();
  const ledger = new Ledger(server.client, NAMESPACE);
  await Promise.all(Array.from({ length: 50 }, (_, version) => ledger.append([event(version)])));
  assert.ok(server.writes <= 2, `${server.writes} writes`);
  assert.deepEqual(
    versionsOf(server),
    Array.from({ length: 50 }, (_, version) => version),
  );
});

test("whoever comes back after a crash adds nothing twice, whatever the time is by then", async () => {
  const server = new MemorySecrets();
  const ends = event(1, { action: "Destroyed" });
  await new Ledger(server.client, NAMESPACE).append([event(1), ends]);
  const later = { ...ends, at: "2026-01-01T00:01:00.000Z" };
  await new Ledger(server.client, NAMESPACE).append([event(1), later, event(2)]);
  assert.deepEqual(versionsOf(server), [1, 1, 2]);
});

test("a write that fails is told, and the next one goes on where the ledger really ends", async () => {
  const server = new MemorySecrets();
  const ledger = new Ledger(server.client, NAMESPACE);
  await ledger.append([event(1)]);
  server.failsFromWrite = 1;
  await assert.rejects(ledger.append([event(2)]));
  server.failsFromWrite = 0;
  await ledger.append([event(3)]);
  assert.deepEqual(versionsOf(server), [1, 3]);
  assert.deepEqual(followLedger(partsOf(server).flat()).breaks, []);
});

test("a leader that slept writes over nothing that its successor wrote", async () => {
  const server = new MemorySecrets();
  const [asleep, awake] = [new Ledger(server.client, NAMESPACE), new Ledger(server.client, NAMESPACE)];
  await asleep.append([event(1)]);
  await awake.append([event(2)]);
  await assert.rejects(asleep.append([event(3)]), { status: 409 });
  await asleep.append([event(4)]);
  assert.deepEqual(versionsOf(server), [1, 2, 4]);
  assert.deepEqual(followLedger(partsOf(server).flat()).breaks, []);
});
