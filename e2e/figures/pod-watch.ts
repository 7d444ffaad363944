import { PODS } from "@keyward/kube/client/kinds";
import type { KubeObject, ObjectEvent } from "@keyward/kube/watch/kube-object";
import { Reflector } from "@keyward/kube/watch/reflector";
import type { Cluster } from "../cluster/provider.ts";
import { apiOf } from "../driver/api.ts";

interface ContainerStatus {
  readonly name: string;
  readonly started?: boolean;
  readonly state?: { readonly running?: object; readonly waiting?: { readonly reason?: string } };
}

/** The fields of a pod that tell how far its start is. */
export interface WatchedPod extends KubeObject {
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

export type PodState = (pod: WatchedPod) => boolean;

export const isReady: PodState = ({ status }) =>
  status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True") ?? false;

export const sidecarStarted: PodState = ({ status }) =>
  status?.initContainerStatuses?.some(({ name, started }) => name === "keyward" && started === true) ?? false;

export const sidecarRunning: PodState = ({ status }) =>
  status?.initContainerStatuses?.some(({ name, state }) => name === "keyward" && state?.running !== undefined) ?? false;

/**
 * Tells to the millisecond when a pod was seen in a state: the times inside a pod's status have whole seconds only. One
 * open watch, so what is added is one message on a connection that is there already.
 */
export class PodWatch implements AsyncDisposable {
  readonly #reflector: Reflector<WatchedPod>;
  readonly #listeners = new Set<(event: ObjectEvent<WatchedPod>) => void>();

  private constructor(cluster: Cluster, namespace: string) {
    this.#reflector = new Reflector<WatchedPod>({
      transport: apiOf(cluster).transport,
      resource: PODS,
      selection: { namespace },
      onEvent: (event) => {
        for (const listener of this.#listeners) listener(event);
      },
    });
  }

  static async open(cluster: Cluster, namespace: string): Promise<PodWatch> {
    const watch = new PodWatch(cluster, namespace);
    await watch.#reflector.start().synced;
    return watch;
  }

  /** Only events from now on count, so call it before the change. @returns performance.now() at the event */
  when(name: string, state: PodState, deadlineMs = 60_000): Promise<number> {
    return this.#first(
      name,
      `in the awaited state`,
      deadlineMs,
      ({ type, object }) => type !== "DELETED" && state(object),
    );
  }

  whenGone(name: string, deadlineMs = 60_000): Promise<number> {
    return this.#first(name, "gone", deadlineMs, ({ type }) => type === "DELETED");
  }

  async #first(
    name: string,
    what: string,
    deadlineMs: number,
    accept: (event: ObjectEvent<WatchedPod>) => boolean,
  ): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const listener = (event: ObjectEvent<WatchedPod>) => {
      if (event.object.metadata.name === name && accept(event)) resolve(performance.now());
    };
    const timer = setTimeout(
      () => reject(new Error(`pod ${name} was not ${what} within ${deadlineMs} ms`)),
      deadlineMs,
    );
    this.#listeners.add(listener);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#listeners.delete(listener);
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#reflector[Symbol.asyncDispose]();
  }
}
