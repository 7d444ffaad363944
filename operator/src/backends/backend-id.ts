import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";

/** Which backend: one of a namespace, one of the cluster, or the one that is always there. */
export interface BackendId {
  readonly kind: ChosenBackend["kind"];
  /** Of a KeyBackend; empty for others. */
  readonly namespace: string;
  readonly name: string;
}

/** Software keys under a key-encryption key in a Secret: what a cluster without any other backend has. */
export const BUILT_IN: BackendId = { kind: "BuiltIn", namespace: "", name: "software" };

/** @param namespace of whoever refers to it */
export function backendId({ kind, name }: Pick<ChosenBackend, "kind" | "name">, namespace: string): BackendId {
  return { kind, name, namespace: kind === "KeyBackend" ? namespace : "" };
}

/** For people, metrics and as a map's key: `KeyBackend shop/hsm`, `ClusterKeyBackend hsm`, `BuiltIn software`. */
export function backendText({ kind, namespace, name }: BackendId): string {
  return namespace === "" ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
