import type { CryptoKeySpec, CryptoKeyStatus, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { Condition } from "@keyward/kube/conditions/condition";
import type { KubeObject, ObjectMeta } from "@keyward/kube/watch/kube-object";
import type { CryptoKeyObject } from "../caches/kinds.ts";
import { Shared } from "./shared.ts";

/** A condition as caches keep it: its time is read where it is written. */
export type ToldCondition = Omit<Condition, "lastTransitionTime">;

/**
 * What the operator remembers of a CryptoKey: enough to see whether there is something to do and to hand its versions to sidecars. What decides
 * is read from the API server before it is written.
 */
export interface KeyView extends KubeObject {
  readonly spec: CryptoKeySpec;
  readonly status?: KeyViewStatus;
}

export interface KeyViewStatus extends Omit<CryptoKeyStatus, "history" | "conditions"> {
  readonly conditions?: readonly ToldCondition[];
}

/** Annotation that asks for a rotation; its value is `now`, and it is taken off when it is heard. */
export const ROTATE = "keyward.dev/rotate";
/** Annotation of a key that goes on with one that an earlier release made: its fingerprint. */
export const TAKES_OVER = "keyward.dev/takes-over";

const REMEMBERED_ANNOTATIONS = [ROTATE, TAKES_OVER];

const texts = new Shared<string>();
const backends = new Shared<ChosenBackend>();
const conditionLists = new Shared<readonly ToldCondition[]>();
const specs = new Shared<CryptoKeySpec>();
const lists = new Shared<readonly string[]>();

export function isReady(status: Pick<KeyViewStatus, "conditions"> | undefined): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === "Ready" && value === "True") === true;
}

/** The transform of the cache; a view passes unchanged. */
export function viewKey(object: KubeObject): KeyView {
  const { metadata, spec, status } = object as CryptoKeyObject;
  return {
    metadata: viewMetadata(metadata),
    spec: specs.one(`${spec.policyRef.name}/${spec.origin ?? ""}`, spec),
    ...(status && { status: viewStatus(status) }),
  };
}

function viewMetadata(metadata: ObjectMeta): ObjectMeta {
  const {
    name,
    namespace = "",
    uid,
    resourceVersion,
    generation,
    deletionTimestamp,
    annotations,
    finalizers,
  } = metadata;
  const heard = REMEMBERED_ANNOTATIONS.flatMap((word) => (annotations?.[word] ? [[word, annotations[word]]] : []));
  return {
    name,
    namespace: texts.one(namespace, namespace),
    ...(uid && { uid }),
    ...(resourceVersion && { resourceVersion }),
    ...(generation && { generation }),
    ...(deletionTimestamp && { deletionTimestamp }),
    ...(heard.length > 0 && { annotations: Object.fromEntries(heard) }),
    ...(finalizers && { finalizers: lists.one(finalizers.join(), finalizers) as string[] }),
  };
}

function viewStatus({ history: _, conditions = [], versions, backend, ...rest }: CryptoKeyStatus): KeyViewStatus {
  const told = conditions.map(({ lastTransitionTime: _time, ...condition }) => condition);
  return {
    ...rest,
    conditions: conditionLists.one(JSON.stringify(told), told),
    ...(backend && { backend: viewBackend(backend) }),
    ...(versions && { versions: versions.map(viewVersion) }),
  };
}

function viewVersion(version: KeyVersion): KeyVersion {
  return { ...version, backend: viewBackend(version.backend) };
}

function viewBackend(backend: ChosenBackend): ChosenBackend {
  return backends.one(`${backend.kind}/${backend.name}/${backend.protection}/${backend.reason ?? ""}`, backend);
}
