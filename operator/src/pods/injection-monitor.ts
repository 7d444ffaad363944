import type { EventRecorder } from "@keyward/kube/events/event-recorder";
import type { Notice } from "@keyward/kube/events/event-series";
import type { Informer } from "@keyward/kube/informer/informer";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import type { NamespaceView } from "../caches/namespace-view.ts";
import { missingSidecar } from "./opt-in.ts";
import type { PodView } from "./pod-view.ts";

export interface InjectionMonitorOptions {
  readonly pods: Informer<PodView>;
  readonly namespaces: Informer<NamespaceView>;
  readonly events: EventRecorder;
  /** Milliseconds since 1970. Pods that are older were told of by whoever led then. */
  readonly sinceEpochMs: number;
}

/** creationTimestamp has whole seconds. */
const STAMP_MS = 1_000;

/** Tells the owners of pods what became of their wish for a sidecar, and counts the wishes that came to nothing. */
export class InjectionMonitor {
  readonly #options: InjectionMonitorOptions;

  constructor(options: InjectionMonitorOptions) {
    this.#options = options;
  }

  /** Begins to tell. @returns how to stop */
  start(): () => void {
    return this.#options.pods.addHandler({ add: (pod) => this.#tell(pod) });
  }

  /** Opted-in pods that run without the sidecar, by namespace; works through every pod there is. */
  uninjected(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const pod of this.#options.pods.list()) {
      if (this.#missing(pod) === undefined) continue;
      const namespace = pod.metadata.namespace ?? "";
      counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
    }
    return counts;
  }

  #tell(pod: PodView): void {
    const missing = this.#missing(pod);
    if (missing !== undefined) this.#record(pod, skipped(pod, missing));
    else if (pod.uses.injected && this.#isNew(pod)) this.#record(pod, injected(pod));
  }

  /** Pods of one owner get one Event with a count, so nothing in it may differ from pod to pod. */
  #record(pod: PodView, notice: Notice): void {
    this.#options.events.record(ownerOf(pod) ?? typed(pod), notice);
  }

  #missing(pod: PodView): string | undefined {
    const namespace = this.#options.namespaces.get(pod.metadata.namespace ?? "");
    return missingSidecar(pod, namespace?.inject);
  }

  #isNew({ metadata }: PodView): boolean {
    return Date.parse(metadata.creationTimestamp ?? "") >= this.#options.sinceEpochMs - STAMP_MS;
  }
}

function injected({ uses }: PodView): Notice {
  const note = `pods got the Keyward sidecar with CryptoProfile ${uses.profile}`;
  return { type: "Normal", reason: "Injected", action: "Inject", note };
}

function skipped(pod: PodView, why: string): Notice {
  const next =
    ownerOf(pod) === undefined ? "delete the pod and create it again" : "delete the pod; its owner makes a new one";
  const note = `a pod asked for the Keyward sidecar and runs without it: ${why}. Next: ${next}`;
  return { type: "Warning", reason: "Skipped", action: "Inject", note };
}

/** The object that makes these pods, such as a ReplicaSet or Job: there people look first. */
function ownerOf({ metadata }: PodView): KubeObject | undefined {
  const [owner] = metadata.ownerReferences ?? [];
  if (owner === undefined) return undefined;
  const { apiVersion, kind, name, uid } = owner;
  return { apiVersion, kind, metadata: { name, uid, ...(metadata.namespace && { namespace: metadata.namespace }) } };
}

function typed({ metadata }: PodView): KubeObject {
  return { apiVersion: "v1", kind: "Pod", metadata };
}
