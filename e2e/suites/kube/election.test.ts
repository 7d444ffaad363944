import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { CONFIG_MAPS, type ConfigMap, LEASES } from "@keyward/kube/client/kinds";
import { NotLeaderError } from "@keyward/kube/election/fence";
import { type ElectionState, LeaderElector } from "@keyward/kube/election/leader-elector";
import { Reflector } from "@keyward/kube/watch/reflector";
import { CandidateProcess } from "./candidate-process.ts";
import { createMap, eventually, openLink, openSuite } from "./fixture.ts";

const suite = await openSuite();
/** As candidates have it. */
const LEASE_MS = 8_000;

/** Two processes that want the same lease, and the order in which the API server took their writes. */
async function rig(t: TestContext, lease: string, kubeconfigOfFirst = suite.cluster.kubeconfigPath) {
  const journal = `${lease}-journal`;
  await createMap(suite, journal);
  const writers: string[] = [];
  const reflector = new Reflector<ConfigMap>({
    transport: suite.client.transport,
    resource: CONFIG_MAPS,
    selection: { namespace: suite.namespace, fieldSelector: `metadata.name=${journal}` },
    onEvent: ({ object }) => {
      const writer = object.data?.writer;
      if (writer !== undefined && writers.at(-1) !== writer) writers.push(writer);
    },
  }).start();
  t.after(() => reflector[Symbol.asyncDispose]());
  await reflector.synced;
  const candidate = (identity: string, kubeconfig = suite.cluster.kubeconfigPath) =>
    new CandidateProcess(t, { kubeconfig, namespace: suite.namespace, lease, journal, identity });
  const first = candidate("first", kubeconfigOfFirst);
  await first.said("leading");
  const second = candidate("second");
  await second.said("candidate");
  return { first, second, writers };
}

const writes = (writers: string[], ...expected: string[]) =>
  eventually(`writers ${expected}`, () => writers.length >= expected.length).then(() =>
    assert.deepEqual(writers, expected),
  );

// Side by side, because most of their time is leases that run out; not all at once, because a candidate writes all
// the time.
describe("of all candidates one leads", { concurrency: 3 }, () => {
  test("a leader that stops hands over before its lease runs out", { timeout: 300_000 }, async (t) => {
    const { first, second, writers } = await rig(t, "handover");
    await writes(writers, "first");
    await first.end("SIGTERM");
    assert.ok(first.words.includes("released"));
    const tookMs = await second.said("leading");
    t.diagnostic(`the second led ${tookMs} ms after the first had gone`);
    await writes(writers, "first", "second");
    const lease = await suite.client.get(LEASES, { namespace: suite.namespace, name: "handover" });
    assert.deepEqual([lease.spec?.holderIdentity, lease.spec?.leaseTransitions], ["second", 1]);
    assert.match(lease.spec?.renewTime ?? "", /\.\d{6}Z$/);
  });

  test("a leader that is killed is followed when its lease has run out", { timeout: 300_000 }, async (t) => {
    const { first, second, writers } = await rig(t, "killed");
    await writes(writers, "first");
    await first.end("SIGKILL");
    await second.said("leading");
    await writes(writers, "first", "second");
  });

  for (const [moment, signal] of [
    ["", "SIGSTOP"],
    [" between the check and the write", "SIGUSR2"],
  ] as const) {
    const name = `a leader that was stopped for three leases${moment} writes nothing when it wakes`;
    test(name, { timeout: 300_000 }, (t) => wakesUp(t, signal));
  }

  test("a leader that the API server cannot hear is silent before another one speaks", {
    timeout: 300_000,
  }, async (t) => {
    const { proxy, kubeconfig } = await openLink(t, suite);
    const { first, second, writers } = await rig(t, "cut-off", kubeconfig);
    await writes(writers, "first");
    proxy.stall();
    await first.said("lost");
    await second.said("leading");
    assert.ok(first.saidAtMs("lost") < second.saidAtMs("leading"));
    await writes(writers, "first", "second");
    proxy.heal();
    await delay(LEASE_MS);
    assert.deepEqual(writers, ["first", "second"]);
  });

  test("a leader whose lease was taken away stops at once", { timeout: 300_000 }, async () => {
    const name = "taken";
    const states: ElectionState[] = [];
    const stop = new AbortController();
    const elector = new LeaderElector({
      client: suite.client,
      namespace: suite.namespace,
      name,
      identity: "owner",
      timing: { leaseMs: 60_000, renewDeadlineMs: 45_000, retryMs: 200 },
      onState: (state) => void states.push(state),
    });
    let refused: unknown;
    const running = elector.run(stop.signal, async ({ signal, fence }) => {
      assert.equal(elector.isLeader(), true);
      const body = { spec: { holderIdentity: "thief" } };
      await suite.client.patch(LEASES, { namespace: suite.namespace, name }, { type: "merge", body });
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      assert.equal(elector.isLeader(), false);
      refused = await suite.client
        .guardedBy(fence)
        .delete(CONFIG_MAPS, { namespace: suite.namespace, name })
        .catch(itself);
      stop.abort();
    });
    await running;
    assert.ok(refused instanceof NotLeaderError);
    assert.deepEqual(
      states.map(({ phase }) => phase),
      ["candidate", "leading", "lost"],
    );
    const lease = await suite.client.get(LEASES, { namespace: suite.namespace, name });
    assert.equal(lease.spec?.holderIdentity, "thief");
  });

  test("a label on the lease does not cost the leadership", { timeout: 300_000 }, async () => {
    const name = "labelled";
    const states: ElectionState[] = [];
    const stop = new AbortController();
    const elector = new LeaderElector({
      client: suite.client,
      namespace: suite.namespace,
      name,
      identity: "owner",
      timing: { leaseMs: 15_000, renewDeadlineMs: 12_000, retryMs: 200 },
      onState: (state) => void states.push(state),
    });
    await elector.run(stop.signal, async () => {
      const body = { metadata: { labels: { seen: "yes" } } };
      await suite.client.patch(LEASES, { namespace: suite.namespace, name }, { type: "merge", body });
      await delay(5_000);
      stop.abort();
    });
    assert.deepEqual(
      states.map(({ phase }) => phase),
      ["candidate", "leading", "released"],
    );
    const lease = await suite.client.get(LEASES, { namespace: suite.namespace, name });
    assert.deepEqual([lease.metadata.labels, lease.spec?.holderIdentity], [{ seen: "yes" }, ""]);
  });
});

async function wakesUp(t: TestContext, signal: NodeJS.Signals): Promise<void> {
  const { first, second, writers } = await rig(t, `paused-${signal.toLowerCase()}`);
  await writes(writers, "first");
  first.signal(signal);
  await second.said("leading");
  await writes(writers, "first", "second");
  await delay(3 * LEASE_MS);
  first.signal("SIGCONT");
  await first.said("lost");
  await delay(1_000);
  assert.deepEqual(writers, ["first", "second"]);
  assert.equal(second.words.includes("lost"), false);
}

function itself(error: unknown): unknown {
  return error;
}
