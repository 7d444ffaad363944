import { BULK_VOLUME, IDENTITY_VOLUME, OPERATOR_AUDIENCE, SOCKET_VOLUME } from "@keyward/core/contract/names";
import { containerDir } from "@keyward/core/contract/paths";
import { quote } from "@keyward/core/text/quote";
import { type Container, containersOf, type Pod, type VolumeMount } from "../pod/pod.ts";
import type { Check } from "./check.ts";

const containersSeeOnlyTheirOwnSocket: Check = ({ pod, sidecar }) => {
  for (const [container, mount] of mountsBeside(pod, sidecar, SOCKET_VOLUME)) {
    const own = mount.subPath === containerDir(container.name) && !mount.subPathExpr;
    if (own && mount.readOnly === true) continue;
    const rule = `only ${containerDir(container.name)} as subPath, read-only`;
    return `container ${quote(container.name)} mounts volume "${SOCKET_VOLUME}" otherwise than Keyward does (${rule})`;
  }
  return undefined;
};

const containersSeeOnlyTheirOwnBulkData: Check = ({ pod, sidecar }) => {
  for (const [container, mount] of mountsBeside(pod, sidecar, BULK_VOLUME)) {
    if (mount.subPath === containerDir(container.name) && !mount.subPathExpr) continue;
    const rule = `only ${containerDir(container.name)} as subPath`;
    return `container ${quote(container.name)} mounts volume "${BULK_VOLUME}" otherwise than Keyward does (${rule})`;
  }
  return undefined;
};

const onlyTheSidecarHasItsToken: Check = ({ pod, sidecar }) => {
  const [found] = mountsBeside(pod, sidecar, IDENTITY_VOLUME);
  return found && `container ${quote(found[0].name)} mounts volume "${IDENTITY_VOLUME}": only the sidecar may`;
};

const noOtherVolumeHoldsSuchAToken: Check = ({ pod }) => {
  const found = (pod.spec.volumes ?? []).find(
    ({ name, projected }) =>
      name !== IDENTITY_VOLUME &&
      (projected?.sources ?? []).some((source) => source.serviceAccountToken?.audience === OPERATOR_AUDIENCE),
  );
  return (
    found && `volume ${quote(found.name)} projects a token for audience ${OPERATOR_AUDIENCE}: only the sidecar may`
  );
};

/** No container reaches another one's socket or payloads, nor what the sidecar shows to the operator. */
export const ISOLATION: readonly Check[] = [
  containersSeeOnlyTheirOwnSocket,
  containersSeeOnlyTheirOwnBulkData,
  onlyTheSidecarHasItsToken,
  noOtherVolumeHoldsSuchAToken,
];

function mountsBeside(pod: Pod, sidecar: Container, volume: string): [container: Container, mount: VolumeMount][] {
  return containersOf(pod)
    .filter((container) => container !== sidecar)
    .flatMap((container) =>
      (container.volumeMounts ?? [])
        .filter(({ name }) => name === volume)
        .map((mount): [Container, VolumeMount] => [container, mount]),
    );
}
