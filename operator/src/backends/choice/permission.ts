import { allowsNamespace, type Namespace } from "@keyward/crds/compile/allowed-namespaces";
import type { ClusterKeyBackendSpec } from "@keyward/crds/types/cluster-key-backend";
import type { BackendId } from "../backend-id.ts";

export interface GuardedSpec {
  readonly id: BackendId;
  readonly spec: ClusterKeyBackendSpec;
}

/**
 * Pure. Whether a namespace may have keys made in a backend. A KeyBackend that seals under a key of a ClusterKeyBackend uses that one, too.
 * @param clusterBackend by name; undefined: there is none
 * @returns why not, short, for a person; undefined: it may
 */
export function barredFrom(
  { id, spec }: GuardedSpec,
  namespace: Namespace,
  clusterBackend: (name: string) => ClusterKeyBackendSpec | undefined,
): string | undefined {
  if (id.kind === "ClusterKeyBackend")
    return allowsNamespace(spec.allowedNamespaces, namespace) ? undefined : no(namespace);
  const sealing = spec.software?.keyEncryptionKey.backendRef;
  if (id.kind !== "KeyBackend" || sealing?.kind !== "ClusterKeyBackend") return undefined;
  const allowed = allowsNamespace(clusterBackend(sealing.name)?.allowedNamespaces, namespace);
  return allowed
    ? undefined
    : `it seals under a key of ClusterKeyBackend ${sealing.name}, and that ${no(namespace, "")}`;
}

function no({ name }: Namespace, who = "it "): string {
  return `${who}does not allow namespace ${name}`;
}
