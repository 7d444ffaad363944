import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "../../cluster/provider.ts";
import { AppLog } from "../../driver/app-log.ts";
import { apply, kubectl } from "../../driver/kubectl.ts";
import { nodeProcess } from "../../driver/node-process.ts";
import type { Bench } from "../bench.ts";
import type { Outcome } from "../figure.ts";
import { podObject, profileManifest } from "../manifests.ts";
import { memoryOf } from "../memory.ts";

const IDLE_MS = 10_000;
const LOAD_MS = 60_000;
const SAMPLE_MS = 250;
/** Two containers, so two sockets; together they ask for more than the machine can serve. */
const LOAD = {
  "app-1": ["loop", "--interval-ms=0", "--in-flight=32"],
  "app-2": ["loop", "--interval-ms=0", "--in-flight=32"],
};

/** Resident memory of the sidecar's one process: of a pod that does nothing, then of one that calls all it can. */
export function measureSidecarMemory(bench: Bench): Promise<Outcome> {
  return bench.inNamespace("memory", async (cluster, namespace) => {
    await apply(cluster, profileManifest(namespace));
    const idle = await measureIdle(cluster, namespace);
    const load = await measureLoad(cluster, namespace);
    return {
      values: { sidecarIdleMb: idle.rssBytes / 1e6, sidecarLoadMb: load.peakBytes / 1e6 },
      notes: [
        `sidecar memory, idle: ${mb(idle.rssBytes)} MB ${IDLE_MS / 1000} s after ready, ${mb(idle.peakBytes)} MB at its start-up peak`,
        `sidecar memory, load: ${load.callsPerSecond.toFixed(0)} calls/s from 2 containers with 32 calls in flight each, ${load.failed} failed`,
        `sidecar memory, load: largest sample ${mb(load.largestBytes)} MB, at the end ${mb(load.endBytes)} MB, kernel's high-water mark ${mb(load.peakBytes)} MB`,
      ],
    };
  });
}

const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);

async function measureIdle(cluster: Cluster, namespace: string) {
  const sidecar = await startPod(cluster, namespace, "idle", { app: ["sleep"] });
  await sleep(IDLE_MS);
  const memory = memoryOf(sidecar.pid);
  await kubectl(cluster, ["delete", "pod/idle", `--namespace=${namespace}`]);
  return memory;
}

async function measureLoad(cluster: Cluster, namespace: string) {
  const sidecar = await startPod(cluster, namespace, "load", LOAD);
  using logs = new DisposableStack();
  const apps = Object.keys(LOAD).map((container) =>
    logs.use(new AppLog(cluster, { namespace, pod: "load", container })),
  );
  const before = await Promise.all(apps.map((log) => log.first(({ calls }) => calls > 0)));
  const samples = await sampleFor(sidecar.pid, LOAD_MS);
  const { peakBytes, rssBytes: endBytes } = memoryOf(sidecar.pid);
  const counts = apps.map((log, index) => callsBetween(before[index], log.lines.at(-1)));
  return {
    peakBytes,
    endBytes,
    largestBytes: Math.max(...samples),
    callsPerSecond: counts.reduce((sum, { perSecond }) => sum + perSecond, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

type Line = AppLog["lines"][number] | undefined;

function callsBetween(from: Line, to: Line): { perSecond: number; failed: number } {
  if (from === undefined || to === undefined || to.at <= from.at) throw new Error("the load wrote no log");
  return { perSecond: (to.calls - from.calls) / ((to.at - from.at) / 1000), failed: to.failed };
}

async function sampleFor(pid: number, durationMs: number): Promise<number[]> {
  const endMs = performance.now() + durationMs;
  const samples: number[] = [];
  while (performance.now() < endMs) {
    samples.push(memoryOf(pid).rssBytes);
    await sleep(SAMPLE_MS);
  }
  return samples;
}

async function startPod(
  cluster: Cluster,
  namespace: string,
  name: string,
  containers: Readonly<Record<string, readonly string[]>>,
) {
  await apply(cluster, JSON.stringify(podObject({ namespace, name, containers })));
  await kubectl(cluster, ["wait", "--for=condition=Ready", `pod/${name}`, `--namespace=${namespace}`, "--timeout=50s"]);
  return nodeProcess(cluster, { namespace, pod: name, container: "keyward" });
}
