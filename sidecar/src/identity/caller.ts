/**
 * Who calls. It is known from the socket that a call came in on: each container sees its own directory only, whatever
 * its user id, so nothing that a client sends can change it.
 */
export interface Caller {
  readonly namespace: string;
  /** Undefined outside a cluster. */
  readonly pod: string | undefined;
  readonly container: string;
}

/** The caller of a stand-alone server: everyone whom the mode of the socket lets in. */
export const LOCAL_CALLER: Caller = Object.freeze({ namespace: "local", pod: undefined, container: "local" });

/** Whoever asks the health port: never whom a container's limits, turns or keys are for. */
export const PROBE_CALLER: Caller = Object.freeze({ namespace: "local", pod: undefined, container: "health-port" });

/** @returns one frozen caller for each container of the pod, by its name */
export function podCallers(
  pod: { readonly namespace: string; readonly name: string | undefined },
  containers: readonly string[],
): ReadonlyMap<string, Caller> {
  return new Map(
    containers.map((container) => [container, Object.freeze({ namespace: pod.namespace, pod: pod.name, container })]),
  );
}
