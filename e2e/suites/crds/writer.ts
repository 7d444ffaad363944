import type { KindName } from "@keyward/crds/testing/kinds";
import type { Kind } from "@keyward/kube/client/kind";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { type ApiServer, KINDS } from "./api-server.ts";

export type WithSpec = KubeObject & { spec: unknown };

/** Ways to hand objects of one kind to the API server, strict about unknown fields. */
export interface Writer {
  /** What would be stored; nothing is. */
  readonly create: (object: object) => Promise<WithSpec>;
  /** What would be stored; nothing is. */
  readonly apply: (object: object) => Promise<WithSpec>;
  readonly store: (object: object) => Promise<WithSpec>;
  readonly remove: (object: object) => Promise<void>;
}

const MANAGER = "crds-suite";

export function createWriter({ client, namespace }: ApiServer, name: KindName): Writer {
  const kind = KINDS[name] as unknown as Kind<WithSpec>;
  const strict = { fieldValidation: "Strict", fieldManager: MANAGER } as const;
  const placed = (object: object): WithSpec => {
    const { metadata, ...rest } = object as WithSpec;
    return { ...rest, metadata: kind.namespaced ? { ...metadata, namespace } : metadata };
  };
  return {
    create: (object) => client.create(kind, placed(object), { ...strict, dryRun: true }),
    apply: (object) => client.apply(kind, placed(object), { ...strict, force: true, dryRun: true }),
    store: (object) => client.apply(kind, placed(object), { ...strict, force: true }),
    remove: (object) => client.delete(kind, placed(object).metadata),
  };
}
