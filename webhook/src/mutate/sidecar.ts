import { BULK_VOLUME, IDENTITY_VOLUME, SIDECAR_CONTAINER, SOCKET_VOLUME } from "@keyward/core/contract/names";
import { BULK_DIR, HEALTH_PROBE, IDENTITY_DIR, VOLUME_DIR } from "@keyward/core/contract/paths";
import { renderSidecarArgs } from "@keyward/core/contract/sidecar-args";
import type { Pod } from "../pod/pod.ts";
import type { InjectConfig } from "./inject-config.ts";
import type { SidecarResources } from "./resources.ts";
import type { Wishes } from "./wishes.ts";

/** User of our images; named only where the pod's own setting would make the sidecar root. */
const IMAGE_USER = 65532;
const IMAGE_GROUP = 65532;
/** Then the kubelet restarts the sidecar, after a pause that grows. Not longer, because a pod is not deleted while its hook runs. */
const START_SECONDS = 6;

/** The native sidecar: an init container that keeps running (Kubernetes 1.29 and later). */
export function sidecarContainer(pod: Pod, profile: string, wishes: Wishes, config: InjectConfig): object {
  const { containers, healthPort, logLevel, bulk } = wishes;
  const bulkDir = bulk === undefined ? "" : BULK_DIR;
  return {
    name: SIDECAR_CONTAINER,
    image: config.image,
    imagePullPolicy: config.imagePullPolicy,
    args: renderSidecarArgs({ profile, containers, healthPort, logLevel, bulkDir, grpcFront: config.grpcFront }),
    restartPolicy: "Always",
    ...hostPorts(pod, healthPort),
    ...lifecycle(healthPort),
    resources: resources(wishes.resources),
    securityContext: securityContext(pod),
    terminationMessagePolicy: "FallbackToLogsOnError",
    volumeMounts: [
      { name: SOCKET_VOLUME, mountPath: VOLUME_DIR },
      { name: IDENTITY_VOLUME, mountPath: IDENTITY_DIR, readOnly: true },
      ...(bulk === undefined ? [] : [{ name: BULK_VOLUME, mountPath: BULK_DIR }]),
    ],
  };
}

/** On the host's network the scheduler has to know the port, or two such pods meet on one node. */
function hostPorts(pod: Pod, healthPort: number): object {
  if (pod.spec.hostNetwork !== true) return {};
  return { ports: [{ name: "keyward-health", containerPort: healthPort, hostPort: healthPort, protocol: "TCP" }] };
}

/**
 * The next container starts when the hook ends, that is, when the profile is in force. A startup probe would do the same a
 * second later: docs/adr/0007. Alive: the event loop turns. There is no readiness probe, because a sidecar's readiness
 * counts for the whole pod.
 */
function lifecycle(port: number): object {
  const wait = [HEALTH_PROBE, `-addr=127.0.0.1:${port}`, `-wait=${START_SECONDS}s`];
  return {
    lifecycle: { postStart: { exec: { command: wait } } },
    livenessProbe: { grpc: { port }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
  };
}

function resources({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: SidecarResources): object {
  const limits = { ...(cpuLimit && { cpu: cpuLimit }), ...(memoryLimit && { memory: memoryLimit }) };
  return { requests: { cpu: cpuRequest, memory: memoryRequest }, ...(Object.keys(limits).length > 0 && { limits }) };
}

/**
 * Fits the restricted Pod Security Standard. No user id normally: the image has one, and OpenShift assigns its own. A pod
 * that runs as root would hand that down, so there the image's user is named.
 */
function securityContext(pod: Pod): object {
  const root = pod.spec.securityContext?.runAsUser === 0;
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    ...(root && { runAsUser: IMAGE_USER, runAsGroup: IMAGE_GROUP }),
    seccompProfile: { type: "RuntimeDefault" },
  };
}
