import { createHash } from "node:crypto";
import { API_GROUP } from "@keyward/core/contract/names";
import type { Secret } from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { type SetName, setPath } from "@keyward/provider-software/sets/sealed-store";
import { OWN_SECRET, ownSecret, secretBytes } from "../caches/own-secret.ts";
import { Shared } from "../keys/shared.ts";

/** Another value than other Secrets of the operator bear: its cache of those need not hold 100,000 sets. */
export const SEALED_SET = { label: OWN_SECRET.label, value: "sealed-set" } as const;
const NAMESPACE = `${API_GROUP}/key-namespace`;
const KEY_UID = `${API_GROUP}/key-uid`;
const TYPE = `${API_GROUP}/sealed-set`;
const FIELD = "set";
const HASH_CHARACTERS = 32;
const namespaces = new Shared<string>();

/** The one name that the set of a CryptoKey can have; it follows from the uid, so that a key that is created again meets no old set. */
export function sealedSetName(name: SetName): string {
  const digest = createHash("sha256").update(setPath(name)).digest("hex");
  return `keyward-set-${digest.slice(0, HASH_CHARACTERS)}`;
}

/** Labels are for people and for finding it; what is believed of a set is in it. */
export function renderSealedSet(ownNamespace: string, name: SetName, bytes: Uint8Array): Secret {
  const secret = ownSecret({
    namespace: ownNamespace,
    name: sealedSetName(name),
    type: TYPE,
    labels: { [NAMESPACE]: name.namespace, [KEY_UID]: name.keyUid },
    data: { [FIELD]: bytes },
  });
  return {
    ...secret,
    metadata: { ...secret.metadata, labels: { ...secret.metadata.labels, [SEALED_SET.label]: SEALED_SET.value } },
  };
}

/** @returns what lies in it; nothing at all where there is no such field, which then verifies as a truncated set */
export function readSealedSet(secret: Secret): Uint8Array {
  return secretBytes(secret, FIELD) ?? new Uint8Array();
}

/** What caches keep of a set: whose it is and that it changed. */
export interface SetView extends KubeObject {
  readonly keyNamespace: string;
  readonly keyUid: string;
}

export function viewSet(object: KubeObject | SetView): SetView {
  if ("keyUid" in object) return object;
  const { name, namespace = "", uid = "", resourceVersion = "", labels } = object.metadata;
  const keyNamespace = labels?.[NAMESPACE] ?? "";
  return {
    metadata: { name, namespace: namespaces.one(namespace, namespace), uid, resourceVersion },
    keyNamespace: namespaces.one(keyNamespace, keyNamespace),
    keyUid: labels?.[KEY_UID] ?? "",
  };
}
