import {
  BULK_VOLUME,
  HEALTH_PORT_ANNOTATION,
  IDENTITY_VOLUME,
  SIDECAR_CONTAINER,
  SOCKET_VOLUME,
} from "@keyward/core/contract/names";
import {
  APP_SOCKET_DIR,
  BROKER_SOCKET_FILE,
  BULK_DIR,
  containerDir,
  MAX_SOCKET_PATH_BYTES,
  VOLUME_DIR,
} from "@keyward/core/contract/paths";
import { quote } from "@keyward/core/text/quote";
import { type Container, containersOf, type Pod, type VolumeMount } from "../pod/pod.ts";
import type { Wishes } from "./wishes.ts";

const OUR_VOLUMES: readonly string[] = [SOCKET_VOLUME, IDENTITY_VOLUME, BULK_VOLUME];

/** Where the pod's own parts stand in the way of ours; each fault names both and the way out. */
export function conflictsOf(pod: Pod, wishes: Wishes): string[] {
  const chosen = containersOf(pod).filter((container) => wishes.containers.includes(container.name));
  return [
    ...windows(pod),
    ...takenNames(pod),
    ...containerConflicts(chosen, wishes),
    ...containersOf(pod).flatMap((container) => portConflict(container, wishes.healthPort)),
  ];
}

/** Why containers that are to get a socket cannot have it. */
export function containerConflicts(chosen: readonly Container[], { compatPaths, bulk }: Wishes): string[] {
  const ours = [APP_SOCKET_DIR, ...compatPaths, ...(bulk === undefined ? [] : [BULK_DIR])];
  return [...chosen.flatMap((container) => mountConflicts(container, ours)), ...chosen.flatMap(longSocketPath)];
}

function windows(pod: Pod): string[] {
  const names = [pod.spec.os?.name, pod.spec.nodeSelector?.["kubernetes.io/os"]];
  return names.includes("windows") ? ["the pod is for Windows, where Keyward has no sidecar"] : [];
}

function takenNames(pod: Pod): string[] {
  const faults: string[] = [];
  if (containersOf(pod).some((container) => container.name === SIDECAR_CONTAINER)) {
    faults.push(`the pod has its own container "${SIDECAR_CONTAINER}", which is the sidecar's name: rename it`);
  }
  for (const volume of pod.spec.volumes ?? []) {
    if (!OUR_VOLUMES.includes(volume.name)) continue;
    faults.push(`the pod has its own volume "${volume.name}", which is Keyward's name: rename it`);
  }
  return faults;
}

function mountConflicts(container: Container, ours: readonly string[]): string[] {
  return (container.volumeMounts ?? []).flatMap((mount) =>
    ours
      .filter((path) => collides(mount, path))
      .map(
        (path) => `container ${quote(container.name)} mounts ${quote(mount.mountPath)}, which collides with ${path}`,
      ),
  );
}

/** Ours inside a writable mount works; inside a read-only one the runtime cannot make the directory. */
function collides(mount: VolumeMount, path: string): boolean {
  const theirs = canonical(mount.mountPath);
  if (theirs === path || theirs.startsWith(`${path}/`)) return true;
  return mount.readOnly === true && path.startsWith(theirs === "/" ? "/" : `${theirs}/`);
}

/** /var/run is a link to /run in nearly every image. */
function canonical(path: string): string {
  const clean = `/${path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/")}`;
  return clean === "/var/run" || clean.startsWith("/var/run/") ? clean.slice("/var".length) : clean;
}

/** The sidecar's own view is the longest path; bind would fail late and far from its cause. */
function longSocketPath(container: Container): string[] {
  const path = `${VOLUME_DIR}/${containerDir(container.name)}/${BROKER_SOCKET_FILE}`;
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return [];
  return [`container name ${quote(container.name)} makes a socket path longer than ${MAX_SOCKET_PATH_BYTES} bytes`];
}

function portConflict(container: Container, healthPort: number): string[] {
  if (!(container.ports ?? []).some((port) => port.containerPort === healthPort)) return [];
  const fix = `choose another for it with annotation ${HEALTH_PORT_ANNOTATION}`;
  return [`container ${quote(container.name)} has port ${healthPort}, which the sidecar's health service uses: ${fix}`];
}
