import {
  BULK,
  BULK_VOLUME,
  IDENTITY_VOLUME,
  INJECTED,
  OPERATOR_AUDIENCE,
  PROFILE_LABEL,
  SOCKET_VOLUME,
} from "@keyward/core/contract/names";
import { BULK_DIR, IDENTITY_DIR, VOLUME_DIR } from "@keyward/core/contract/paths";
import { quote } from "@keyward/core/text/quote";
import { annotationOf, type Container } from "../pod/pod.ts";
import type { Check } from "./check.ts";

const ANEW = "remove the container, and Keyward injects it anew";

const sidecarKeepsRunning: Check = ({ sidecar }) =>
  sidecar.restartPolicy === "Always"
    ? undefined
    : "the sidecar lost its restartPolicy Always, so the pod would wait for its end for ever: an admission webhook built " +
      "with types older than Kubernetes 1.28 rewrote the pod; upgrade it, or let it pass over pods with the label " +
      PROFILE_LABEL;

const applicationWaits: Check = ({ sidecar }) =>
  sidecar.lifecycle?.postStart || sidecar.startupProbe?.grpc
    ? undefined
    : "the sidecar lost its start hook, so containers would start before their sockets: see which webhook removed it";

const sidecarStartsFirst: Check = ({ pod, sidecar }) => {
  const list = pod.spec.initContainers ?? [];
  const early = list.slice(0, list.indexOf(sidecar)).find((container) => mountOf(container, SOCKET_VOLUME));
  return early && `init container ${quote(early.name)} starts before the sidecar whose socket it mounts: put it behind`;
};

const sidecarHasItsMounts: Check = ({ sidecar }) => {
  const sockets = mountOf(sidecar, SOCKET_VOLUME);
  if (sockets?.mountPath !== VOLUME_DIR || sockets.subPath || sockets.readOnly === true) {
    return `the sidecar lacks volume "${SOCKET_VOLUME}" writable at ${VOLUME_DIR}: ${ANEW}`;
  }
  if (mountOf(sidecar, IDENTITY_VOLUME)?.mountPath === IDENTITY_DIR) return undefined;
  return `the sidecar lacks volume "${IDENTITY_VOLUME}" at ${IDENTITY_DIR}: ${ANEW}`;
};

const volumesAreOurs: Check = ({ pod }) => {
  const volume = (wanted: string) => (pod.spec.volumes ?? []).find(({ name }) => name === wanted);
  if (volume(SOCKET_VOLUME)?.emptyDir?.medium !== "Memory") return `volume "${SOCKET_VOLUME}" is no memory emptyDir`;
  const sources = volume(IDENTITY_VOLUME)?.projected?.sources ?? [];
  if (sources.some((source) => source.serviceAccountToken?.audience === OPERATOR_AUDIENCE)) return undefined;
  return `volume "${IDENTITY_VOLUME}" projects no token for audience ${OPERATOR_AUDIENCE}`;
};

const bulkVolumeIsThereIfAskedFor: Check = ({ pod, sidecar }) => {
  if (annotationOf(pod, BULK) === undefined) return undefined;
  const mount = mountOf(sidecar, BULK_VOLUME);
  if (mount?.mountPath !== BULK_DIR || mount.subPath || mount.readOnly === true) {
    return `the sidecar lacks volume "${BULK_VOLUME}" writable at ${BULK_DIR}, which annotation ${BULK} asks for: ${ANEW}`;
  }
  const { emptyDir } = (pod.spec.volumes ?? []).find(({ name }) => name === BULK_VOLUME) ?? {};
  if (emptyDir?.medium === "Memory" && emptyDir.sizeLimit) return undefined;
  return `volume "${BULK_VOLUME}" is no memory emptyDir with a sizeLimit`;
};

const marksAreThere: Check = ({ pod, profile }) => {
  if (annotationOf(pod, INJECTED) === undefined) return `the pod lost annotation ${INJECTED}`;
  const label = pod.metadata?.labels?.[PROFILE_LABEL];
  return label === profile ? undefined : `label ${PROFILE_LABEL} must be ${quote(profile)}, not ${quote(label ?? "")}`;
};

/** The parts are where they belong, so that the pod starts and ends as it should. */
export const ARRANGEMENT: readonly Check[] = [
  sidecarKeepsRunning,
  applicationWaits,
  sidecarStartsFirst,
  sidecarHasItsMounts,
  volumesAreOurs,
  bulkVolumeIsThereIfAskedFor,
  marksAreThere,
];

function mountOf(container: Container, volume: string) {
  return (container.volumeMounts ?? []).find(({ name }) => name === volume);
}
