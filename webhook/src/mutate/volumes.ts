import { BULK_VOLUME, IDENTITY_VOLUME, OPERATOR_AUDIENCE, SOCKET_VOLUME } from "@keyward/core/contract/names";
import { APP_SOCKET_DIR, BULK_DIR, containerDir, OPERATOR_TOKEN_FILE } from "@keyward/core/contract/paths";
import type { Pod, VolumeMount } from "../pod/pod.ts";
import { addItems, type PatchOperation, pointer } from "./json-patch.ts";

/** Sockets take no room; the rest is the last good profile, of which an object can have 1.5 MiB (etcd's limit). */
const SOCKET_VOLUME_SIZE = "8Mi";
/** The kubelet renews a token at 80 % of its life; 600 s is the least that the API server grants. */
const TOKEN_SECONDS = 3600;

/** In memory: neither a socket nor the last good profile touches the node's disk. */
export function socketVolume(): object {
  return { name: SOCKET_VOLUME, emptyDir: { medium: "Memory", sizeLimit: SOCKET_VOLUME_SIZE } };
}

/** In memory, so that a payload is handed over without touching a disk, and bounded, so that it cannot fill the node. */
export function bulkVolume(sizeLimit: string): object {
  return { name: BULK_VOLUME, emptyDir: { medium: "Memory", sizeLimit } };
}

/**
 * What the sidecar shows to the API server and to the operator. It does not depend on the service account's or the pod's
 * automountServiceAccountToken, and the application's own token stays as it is.
 */
export function identityVolume(): object {
  return {
    name: IDENTITY_VOLUME,
    projected: {
      sources: [
        { serviceAccountToken: { path: "token", expirationSeconds: TOKEN_SECONDS } },
        {
          serviceAccountToken: {
            path: OPERATOR_TOKEN_FILE,
            audience: OPERATOR_AUDIENCE,
            expirationSeconds: TOKEN_SECONDS,
          },
        },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        {
          downwardAPI: {
            items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
          },
        },
      ],
    },
  };
}

/** What a container gets of the pod's volumes besides its sockets. */
export interface Extras {
  /** Extra places where it finds its socket directory. */
  readonly compatPaths: readonly string[];
  readonly hasBulk: boolean;
}

/** Gives containers, by name, their directories. The paths hold as long as no init container is put in front. */
export function mountPatch(pod: Pod, names: readonly string[], extras: Extras): PatchOperation[] {
  return (["initContainers", "containers"] as const).flatMap((list) =>
    (pod.spec[list] ?? []).flatMap(({ name, volumeMounts }, index) => {
      if (!names.includes(name)) return [];
      return addItems(pointer("spec", list, index, "volumeMounts"), volumeMounts, mountsFor(name, extras));
    }),
  );
}

/** A container sees its own directories and no one else's; of sockets it can neither unlink nor replace any. */
function mountsFor(container: string, { compatPaths, hasBulk }: Extras): VolumeMount[] {
  const subPath = containerDir(container);
  const sockets = [APP_SOCKET_DIR, ...compatPaths].map((mountPath) => ({
    name: SOCKET_VOLUME,
    mountPath,
    subPath,
    readOnly: true,
  }));
  return hasBulk ? [...sockets, { name: BULK_VOLUME, mountPath: BULK_DIR, subPath }] : sockets;
}
