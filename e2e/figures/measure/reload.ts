import type { Cluster } from "../../cluster/provider.ts";
import { AppLog } from "../../driver/app-log.ts";
import { applyNow } from "../../driver/apply-now.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import type { Bench } from "../bench.ts";
import type { Outcome } from "../figure.ts";
import { podObject, profileManifest } from "../manifests.ts";
import { percentile, spread } from "../percentile.ts";
import { ProfileWatch } from "../profile-watch.ts";

const PODS = 10;
const CHANGES = 100;
/** Each application asks 50 times a second: it learns of a change at most 20 ms late, and the pods leave the machine air. */
const INTERVAL_MS = 20;

/** Milliseconds from sending one change. */
interface Reload {
  /** Until the last application had its first answer under the new generation. */
  readonly lastApplication: number;
  /** Until the first one had. */
  readonly firstApplication: number;
  /** From the operator's own sight of the change to the last acknowledgement, as status says. */
  readonly operatorSlowest: number;
  /** Until status said that all pods are current; it is written at most once a second. */
  readonly status: number;
}

/** Changes a profile that ten busy pods follow, one change at a time. */
export function measureReload(bench: Bench): Promise<Outcome> {
  return bench.inNamespace("reload", async (cluster, namespace) => {
    await apply(cluster, profileManifest(namespace));
    using stack = new DisposableStack();
    const logs = (await startPods(cluster, namespace)).map((pod) => stack.use(new AppLog(cluster, { namespace, pod })));
    await Promise.all(logs.map((log) => log.first(({ calls }) => calls > 0)));
    await using profile = await ProfileWatch.open(cluster, namespace);
    let generation = await profile.whenCurrent(PODS);
    const reloads: Reload[] = [];
    for (let change = 0; change < CHANGES; change++) {
      generation++;
      reloads.push(await reload({ cluster, namespace, logs, profile, generation }));
    }
    assertUndisturbed(logs);
    return outcome(reloads);
  });
}

interface Scene {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly logs: readonly AppLog[];
  readonly profile: ProfileWatch;
  /** The one that the change makes. */
  readonly generation: number;
}

async function reload({ cluster, namespace, logs, profile, generation }: Scene): Promise<Reload> {
  const manifest = profileManifest(namespace, generation % 2 === 0 ? "SHA-256" : "SHA3-512");
  const told = profile.whenAllOn(generation, PODS);
  told.catch(() => {}); // awaited below, unless something fails before
  const sentAtMs = Date.now();
  await applyNow(cluster, manifest);
  const lines = await Promise.all(logs.map((log) => log.first((line) => line.generation === generation)));
  const delays = lines.map(({ at }) => at - sentAtMs);
  const { seenAtMs, slowestMs } = await told;
  return {
    lastApplication: Math.max(...delays),
    firstApplication: Math.min(...delays),
    operatorSlowest: slowestMs,
    status: seenAtMs - sentAtMs,
  };
}

async function startPods(cluster: Cluster, namespace: string): Promise<string[]> {
  const names = Array.from({ length: PODS }, (_, index) => `busy-${index}`);
  const containers = { app: ["loop", `--interval-ms=${INTERVAL_MS}`] };
  const items = names.map((name) => podObject({ namespace, name, containers }));
  await apply(cluster, JSON.stringify({ apiVersion: "v1", kind: "List", items }));
  const all = names.map((name) => `pod/${name}`);
  await kubectl(cluster, ["wait", "--for=condition=Ready", ...all, `--namespace=${namespace}`, "--timeout=120s"], {
    timeoutMs: 130_000,
  });
  return names;
}

/** A fast reload that breaks calls would be no figure to be proud of. */
function assertUndisturbed(logs: readonly AppLog[]): void {
  const faults = logs.flatMap((log) => log.lines.filter(({ failed, mixed }) => failed + mixed > 0).slice(0, 1));
  if (faults.length > 0) throw new Error(`calls failed or mixed two generations: ${JSON.stringify(faults[0])}`);
}

function outcome(reloads: readonly Reload[]): Outcome {
  const of = (key: keyof Reload) => spread(reloads.map((it) => it[key]));
  const lastApplication = reloads.map((it) => it.lastApplication);
  return {
    values: { reloadP99Ms: percentile(lastApplication, 99) },
    notes: [
      `reload: from sending the change to the last of ${PODS} applications: ${of("lastApplication")}`,
      `reload: to the first application: ${of("firstApplication")}`,
      `reload: from the operator's sight to the last acknowledgement (status.reload): ${of("operatorSlowest")}`,
      `reload: from sending the change to "all pods current" in status, written at most once a second: ${of("status")}`,
    ],
  };
}
