// One process that wants to lead, for election.test.ts. While it leads it writes its name into a ConfigMap again and
// again, without any precondition: nothing but the fence keeps a stale leader from writing.
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { CONFIG_MAPS } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import { kubeConfigTransport } from "@keyward/kube/client/kubeconfig";
import { NotLeaderError } from "@keyward/kube/election/fence";
import { LeaderElector, type Leadership } from "@keyward/kube/election/leader-elector";

const text = { type: "string", default: "" } as const;
const options = { kubeconfig: text, namespace: text, lease: text, journal: text, identity: text } as const;
const { kubeconfig, namespace, lease, journal, identity } = parseArgs({ options }).values;
const say = (word: string, detail?: unknown) =>
  process.stdout.write(`${JSON.stringify({ word, detail, atMs: Date.now() })}\n`);

const transport = kubeConfigTransport({ file: kubeconfig, userAgent: identity });
const client = new KubeClient(transport);
const stop = new AbortController();
process.on("SIGTERM", () => stop.abort(new Error("stopped")));
const elector = new LeaderElector({
  client,
  namespace,
  name: lease,
  identity,
  // So long that a candidate on a busy machine loses nothing by itself.
  timing: { leaseMs: 8_000, renewDeadlineMs: 5_000, retryMs: 500 },
  onState: (state) => say(state.phase, "reason" in state ? state.reason.message : undefined),
});
// The worst moment to be stopped in: the fence said yes, and the write is not out yet.
let stopInCheck = false;
process.on("SIGUSR2", () => {
  stopInCheck = true;
});
say("ready");
await elector.run(stop.signal, lead);
transport.close();

async function lead({ signal, fence }: Leadership): Promise<void> {
  const guarded = client.guardedBy({
    graceMs: fence.graceMs,
    check: () => {
      fence.check();
      if (stopInCheck) process.kill(process.pid, "SIGSTOP");
      stopInCheck = false;
    },
  });
  for (let count = 1; !signal.aborted; count++) {
    const patch = { type: "merge", body: { data: { writer: identity, count: String(count) } } } as const;
    try {
      await guarded.patch(CONFIG_MAPS, { namespace, name: journal }, patch);
    } catch (error) {
      if (error instanceof NotLeaderError) say("refused");
    }
    await delay(10);
  }
}
