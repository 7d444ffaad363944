import type { Cluster } from "../../cluster/provider.ts";
import { eventually } from "../../driver/eventually.ts";
import { getJson } from "../../driver/kubectl.ts";

/** The fields of a pod that suites look at. */
export interface SeenPod {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly annotations?: Record<string, string>;
    readonly labels?: Record<string, string>;
  };
  readonly spec: {
    readonly initContainers?: { readonly name: string; readonly restartPolicy?: string }[];
    readonly containers: { readonly name: string }[];
  };
  readonly status: {
    readonly phase: string;
    readonly conditions?: { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: SeenContainer[];
    readonly initContainerStatuses?: SeenContainer[];
  };
}

export interface SeenContainer {
  readonly name: string;
  readonly restartCount: number;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly containerID?: string;
  readonly state: SeenState;
  /** Empty where the container has not ended yet. */
  readonly lastState: SeenState;
}

type SeenState = Readonly<Record<string, { readonly exitCode?: number; readonly reason?: string }>>;

export function getPod(cluster: Cluster, namespace: string, name: string): Promise<SeenPod> {
  return getJson<SeenPod>(cluster, [`pod/${name}`, `--namespace=${namespace}`]);
}

export async function listPods(cluster: Cluster, namespace: string, selector: string): Promise<SeenPod[]> {
  const list = await getJson<{ items: SeenPod[] }>(cluster, [
    "pods",
    `--namespace=${namespace}`,
    `--selector=${selector}`,
  ]);
  return list.items;
}

export function isReady(pod: SeenPod): boolean {
  return pod.status.conditions?.some((one) => one.type === "Ready" && one.status === "True") ?? false;
}

export function whenReady(cluster: Cluster, namespace: string, name: string, deadlineMs = 180_000): Promise<SeenPod> {
  return eventually(
    `pod ${name} to be ready`,
    async () => {
      const pod = await getPod(cluster, namespace, name);
      return isReady(pod) && pod;
    },
    deadlineMs,
  );
}

export function whenPhase(
  cluster: Cluster,
  namespace: string,
  name: string,
  phase: string,
  deadlineMs = 180_000,
): Promise<SeenPod> {
  return eventually(
    `pod ${name} to be ${phase}`,
    async () => {
      const pod = await getPod(cluster, namespace, name);
      return pod.status.phase === phase && pod;
    },
    deadlineMs,
  );
}

/** How often its containers were started again: on a slow machine a sidecar may need two attempts before the pod is ready. */
export function restartsOf({ status }: SeenPod): readonly number[] {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return all.map(({ restartCount }) => restartCount);
}

export function sidecarOf(pod: SeenPod): SeenContainer | undefined {
  return pod.status.initContainerStatuses?.find((one) => one.name === "keyward");
}
