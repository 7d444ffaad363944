import type { KubeObject } from "../watch/kube-object.ts";
import { apiVersionOf, type Resource } from "../watch/resource.ts";

/** A resource and the type of its objects, so that `client.get(LEASES, ref)` returns a Lease. */
export interface Kind<T extends KubeObject = KubeObject> extends Resource {
  /** As objects name it: `Lease`. */
  kind: string;
  /** Never set; carries the type. */
  readonly objectType?: T;
}

/** The two fields that every object sent to the API begins with. */
export function typeMeta(kind: Kind): { apiVersion: string; kind: string } {
  return { apiVersion: apiVersionOf(kind), kind: kind.kind };
}
