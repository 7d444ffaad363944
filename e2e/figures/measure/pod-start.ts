import { PODS } from "@keyward/kube/client/kinds";
import type { Cluster } from "../../cluster/provider.ts";
import { apiOf } from "../../driver/api.ts";
import { apply } from "../../driver/kubectl.ts";
import type { Bench } from "../bench.ts";
import type { Outcome } from "../figure.ts";
import { podObject, profileManifest } from "../manifests.ts";
import { median } from "../percentile.ts";
import { isReady, type PodState, PodWatch, sidecarRunning, sidecarStarted } from "../pod-watch.ts";

const PAIRS = 20;

/** Milliseconds from sending the pod to the API server, admission included. */
interface Start {
  readonly created: number;
  readonly sidecarRunning?: number;
  readonly sidecarStarted?: number;
  readonly ready: number;
}

interface Pair {
  readonly withSidecar: Start;
  readonly without: Start;
}

/** Starts the same pod with and without the annotation, in turn, one at a time. The images are on the node already. */
export function measurePodStart(bench: Bench): Promise<Outcome> {
  return bench.inNamespace("pod-start", async (cluster, namespace) => {
    await apply(cluster, profileManifest(namespace));
    await using watch = await PodWatch.open(cluster, namespace);
    const starter = new Starter(cluster, namespace, watch);
    const first = await startPair(starter, 0);
    const pairs: Pair[] = [];
    for (let number = 1; number <= PAIRS; number++) pairs.push(await startPair(starter, number));
    return { values: { podStartAddedMs: median(pairs.map(added)) }, notes: notes(pairs, first) };
  });
}

const added = ({ withSidecar, without }: Pair): number => withSidecar.ready - without.ready;

/** Which of the two goes first changes from pair to pair, so that a drift of the machine falls on both. */
async function startPair(starter: Starter, number: number): Promise<Pair> {
  if (number % 2 === 0) {
    const withSidecar = await starter.start(`with-${number}`, true);
    return { withSidecar, without: await starter.start(`without-${number}`, false) };
  }
  const without = await starter.start(`without-${number}`, false);
  return { withSidecar: await starter.start(`with-${number}`, true), without };
}

function notes(pairs: readonly Pair[], first: Pair): string[] {
  const middle = (of: (pair: Pair) => number | undefined) => median(pairs.map((pair) => of(pair) ?? 0)).toFixed(0);
  return [
    `pod start: ready after ${middle((it) => it.withSidecar.ready)} ms with, ${middle((it) => it.without.ready)} ms without the sidecar (medians)`,
    `pod start, with the sidecar: admitted after ${middle((it) => it.withSidecar.created)} ms (without: ${middle((it) => it.without.created)} ms), sidecar running after ${middle((it) => it.withSidecar.sidecarRunning)} ms, serving after ${middle((it) => it.withSidecar.sidecarStarted)} ms`,
    `pod start: the first pod of a namespace, which also waits for its RoleBinding, added ${added(first).toFixed(0)} ms (not counted)`,
  ];
}

class Starter {
  readonly #cluster: Cluster;
  readonly #namespace: string;
  readonly #watch: PodWatch;

  constructor(cluster: Cluster, namespace: string, watch: PodWatch) {
    this.#cluster = cluster;
    this.#namespace = namespace;
    this.#watch = watch;
  }

  /** Starts one pod and returns when it is gone again: the next start must not meet the end of this one. */
  async start(name: string, optedIn: boolean): Promise<Start> {
    const api = apiOf(this.#cluster);
    const times = this.#times(name, optedIn);
    const sentAtMs = performance.now();
    const pod = podObject({ namespace: this.#namespace, name, containers: { app: ["sleep"] }, optedIn });
    await api.create(PODS, pod);
    const createdAtMs = performance.now();
    const [ready, running, started] = await times;
    const gone = this.#watch.whenGone(name);
    await api.delete(PODS, { name, namespace: this.#namespace }, { gracePeriodSeconds: 1 });
    await gone;
    return {
      created: createdAtMs - sentAtMs,
      ready: ready - sentAtMs,
      ...(running !== undefined && { sidecarRunning: running - sentAtMs }),
      ...(started !== undefined && { sidecarStarted: started - sentAtMs }),
    };
  }

  #times(name: string, optedIn: boolean): Promise<[number, number?, number?]> {
    const states: PodState[] = optedIn ? [isReady, sidecarRunning, sidecarStarted] : [isReady];
    return Promise.all(states.map((state) => this.#watch.when(name, state))) as Promise<[number, number?, number?]>;
  }
}
