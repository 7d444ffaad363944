import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { Applier } from "@keyward/kube/apply/applier";
import { CONFIG_MAPS, type ConfigMap } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { Informer, waitForSync } from "@keyward/kube/informer/informer";
import { Controller } from "@keyward/kube/queue/controller";
import { changeMap, configMap, createMap, deleteMap, eventually, openLink, openSuite } from "./fixture.ts";

const suite = await openSuite();
const { namespace } = suite;

/** Keeps a copy of each map whose name begins with "source-", as a small but whole controller would. */
function copier(transport = suite.client.transport) {
  const client = new KubeClient(transport);
  const applier = new Applier(client, { spec: "copier", status: "copier-status" });
  const informer = new Informer<ConfigMap>({
    transport,
    resource: CONFIG_MAPS,
    selection: { namespace },
    indexes: { byValue: ({ data }) => (data?.value === undefined ? [] : [data.value]) },
  });
  const stop = new AbortController();
  const controller = new Controller({
    name: "copier",
    retryCapMs: 2_000,
    reconcile: async (key) => {
      const source = informer.get(key);
      const name = key.replace(`${namespace}/source-`, "copy-");
      if (source !== undefined) await applier.apply(CONFIG_MAPS, configMap(suite, name, source.data?.value));
      else if (informer.get(`${namespace}/${name}`)) await client.delete(CONFIG_MAPS, { namespace, name });
    },
  });
  informer.onChange((key) => {
    if (key.startsWith(`${namespace}/source-`)) controller.enqueue(key);
  });
  return { informer, controller, stop };
}

function value(informer: Informer<ConfigMap>, name: string): string | undefined {
  return informer.get(`${namespace}/${name}`)?.data?.value;
}

test("a controller follows creation, change and deletion through an outage", { timeout: 300_000 }, async (t) => {
  const { proxy, transport } = await openLink(t, suite);
  const { informer, controller, stop } = copier(transport);
  await createMap(suite, "source-a", "1");
  await createMap(suite, "source-b", "1");
  await using running = informer.start();
  await waitForSync([running], AbortSignal.timeout(60_000));
  const working = controller.run(stop.signal);
  await eventually("both copies", () => value(informer, "copy-a") === "1" && value(informer, "copy-b") === "1");
  assert.deepEqual(informer.byIndex("byValue", "1").length, 4);

  proxy.stall();
  await changeMap(suite, "source-a", "2");
  await deleteMap(suite, "source-b");
  await createMap(suite, "source-c", "3");
  await delay(8_000);
  proxy.heal();
  const caughtUp = () =>
    value(informer, "copy-a") === "2" && value(informer, "copy-b") === undefined && value(informer, "copy-c") === "3";
  await eventually("the copies after the outage", caughtUp);
  stop.abort();
  await working;
  assert.deepEqual(controller.load, { depth: 0, delayed: 0, running: 0 });
});

test("waiting for a cache that cannot fill ends with the caller's signal", async (t) => {
  const { proxy, transport } = await openLink(t, suite);
  proxy.stall();
  await using informer = new Informer({ transport, resource: CONFIG_MAPS }).start();
  const reason = new Error("waited long enough");
  const patience = new AbortController();
  setTimeout(() => patience.abort(reason), 200);
  await assert.rejects(waitForSync([informer], patience.signal), reason);
  assert.equal(informer.hasSynced, false);
});
