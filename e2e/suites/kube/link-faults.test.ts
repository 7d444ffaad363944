import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { CONFIG_MAPS, type ConfigMap } from "@keyward/kube/client/kinds";
import { Informer } from "@keyward/kube/informer/informer";
import type { ObjectEvent } from "@keyward/kube/watch/kube-object";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { FaultyProxy } from "./faulty-proxy.ts";
import { changeMap, createMap, deleteMap, eventually, openLink, openSuite } from "./fixture.ts";

/** On a machine with nothing else to do it is below 10 s; a client that finds out by the kernel's timers takes minutes. */
const DEAF_AT_MOST_MS = 30_000;

const suite = await openSuite();

interface Outage {
  name: string;
  breakLink(proxy: FaultyProxy): void | Promise<void>;
  forMs: number;
}

const outages: Outage[] = [
  { name: "its connections are closed and nothing listens", breakLink: (proxy) => proxy.drop(), forMs: 6_000 },
  { name: "its connections are reset, and every new one", breakLink: (proxy) => proxy.reset(), forMs: 6_000 },
  { name: "its connections are reset for a moment", breakLink: (proxy) => proxy.reset(), forMs: 100 },
  { name: "everything vanishes in a black hole for long", breakLink: (proxy) => proxy.stall(), forMs: 20_000 },
  { name: "everything vanishes in a black hole for a moment", breakLink: (proxy) => proxy.stall(), forMs: 500 },
  { name: "its one connection dies without a word", breakLink: (proxy) => proxy.stallExisting(), forMs: 0 },
  { name: "the link gets slow and then breaks", breakLink: slowThenBroken, forMs: 4_000 },
];

async function slowThenBroken(proxy: FaultyProxy): Promise<void> {
  proxy.slow(400);
  await delay(2_000);
  proxy.stall();
}

// Side by side, because nearly all of their time is waiting.
describe("an informer hears again soon after its link is back", { concurrency: true }, () => {
  for (const [index, outage] of outages.entries()) {
    test(outage.name, { timeout: 300_000 }, (t) => survives(t, outage, `outage-${index}`));
  }

  test("a slow link is no broken link", { timeout: 300_000 }, async (t) => {
    const { proxy, transport } = await openLink(t, suite);
    const faults: Error[] = [];
    const events: ObjectEvent[] = [];
    await using reflector = new Reflector({
      transport,
      resource: CONFIG_MAPS,
      selection: { namespace: suite.namespace, fieldSelector: "metadata.name=slow" },
      onEvent: (event) => void events.push(event),
      onState: (state) => void (state.phase === "retrying" && faults.push(state.error)),
    }).start();
    await reflector.synced;
    proxy.slow(500);
    await delay(15_000);
    await createMap(suite, "slow");
    await eventually("the event came", () => events.length === 1);
    assert.deepEqual([faults, proxy.connections], [[], 1]);
  });

  test("a quiet time costs one connection and no request", { timeout: 300_000 }, async (t) => {
    const { proxy, transport } = await openLink(t, suite);
    const phases: string[] = [];
    await using reflector = new Reflector({
      transport,
      resource: CONFIG_MAPS,
      selection: { namespace: suite.namespace, fieldSelector: "metadata.name=never-made" },
      onState: ({ phase }) => void phases.push(phase),
    }).start();
    await reflector.synced;
    await delay(20_000);
    assert.deepEqual([phases, proxy.connections], [["listing", "watching"], 1]);
  });
});

async function survives(t: TestContext, outage: Outage, prefix: string): Promise<void> {
  const { proxy, transport } = await openLink(t, suite);
  const [kept, changed, deleted, added] = ["kept", "changed", "deleted", "added"].map(
    (word) => `${prefix}-${word}`,
  ) as [string, string, string, string];
  for (const name of [kept, changed, deleted]) await createMap(suite, name);
  const told: string[] = [];
  const log = (word: string) => (object: ConfigMap) => {
    if (object.metadata.name.startsWith(prefix)) told.push(`${word} ${object.metadata.name}`);
  };
  await using informer = new Informer<ConfigMap>({
    transport,
    resource: CONFIG_MAPS,
    selection: { namespace: suite.namespace },
  });
  informer.addHandler({ add: log("add"), update: log("update"), delete: log("delete") });
  informer.start();
  await informer.synced;
  // Somewhere between two pings, so that every run meets the outage in another moment.
  await delay(1_000 + Math.random() * 4_000);
  told.length = 0;

  await outage.breakLink(proxy);
  await changeMap(suite, changed, "2");
  await deleteMap(suite, deleted);
  await createMap(suite, added);
  await delay(outage.forMs);
  proxy.heal();

  const key = (name: string) => `${suite.namespace}/${name}`;
  const current = () =>
    informer.get(key(changed))?.data?.value === "2" &&
    informer.get(key(deleted)) === undefined &&
    informer.get(key(added)) !== undefined;
  const deafMs = await eventually("the informer knows what happened", current, DEAF_AT_MOST_MS);
  t.diagnostic(`heard again ${deafMs} ms after the link was back`);
  await changeMap(suite, kept, "later");
  await eventually(
    "the informer follows again",
    () => informer.get(key(kept))?.data?.value === "later",
    DEAF_AT_MOST_MS,
  );
  assert.deepEqual(told.toSorted(), [`add ${added}`, `delete ${deleted}`, `update ${changed}`, `update ${kept}`]);
}
