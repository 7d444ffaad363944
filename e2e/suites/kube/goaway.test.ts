import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import { Reflector } from "@keyward/kube/watch/reflector";
import { chooseProvider } from "../../cluster/choose.ts";
import { readClusterConfig } from "../../cluster/config.ts";
import { eventually } from "./fixture.ts";

const ROUNDS = 400;
const metadata = { namespace: "default", name: "goaway" };

test("a server that sends its clients away loses no request and no watch", { timeout: 600_000 }, async (t) => {
  const provider = await chooseProvider(readClusterConfig());
  if (provider.name !== "embedded") return t.skip("this needs an API server with a flag of our own");
  const cluster = await provider.up({
    name: `goaway-${randomBytes(3).toString("hex")}`,
    // The highest chance that it takes: every fiftieth request ends the connection for all later ones.
    apiServerFlags: ["--goaway-chance=0.02"],
    report: () => {},
  });
  t.after(() => cluster.down());
  const transport = kubeConfigTransport({ file: cluster.kubeconfigPath, userAgent: "keyward-e2e/0" });
  t.after(() => transport.close());
  const phases: string[] = [];
  const seen: string[] = [];
  await using reflector = new Reflector({
    transport,
    resource: CONFIG_MAPS,
    selection: { namespace: "default", fieldSelector: "metadata.name=goaway" },
    onEvent: ({ object }) => void seen.push((object as { data?: { round: string } }).data?.round ?? ""),
    onState: ({ phase }) => void phases.push(phase),
  }).start();
  await reflector.synced;

  let checks = 0;
  const plain = new KubeClient(transport);
  const check = () => {
    checks += 1;
  };
  const guarded = plain.guardedBy({ graceMs: 30_000, check });
  const rounds = Array.from({ length: ROUNDS }, (_, round) => String(round));
  for (const round of rounds) {
    const client = Number(round) % 2 === 0 ? plain : guarded;
    await client.apply(CONFIG_MAPS, { metadata, data: { round } }, { fieldManager: "keyward-e2e" });
  }
  await eventually("the last round to be seen", () => seen.length >= ROUNDS);
  // Longer than it takes to find a connection dead: the watch is still on the one that it began on.
  await delay(10_000);
  assert.deepEqual(seen, rounds);
  assert.deepEqual(phases, ["listing", "watching"]);
  assert.ok(checks >= ROUNDS / 2);
});
