import { API_GROUP } from "@keyward/core/contract/names";
import type { Secret } from "@keyward/kube/client/kinds";
import { ownSecret, secretBytes } from "../caches/own-secret.ts";

/** Every data key bears it. */
export const DATA_KEY_LABEL = `${API_GROUP}/data-key`;
const HOME = `${API_GROUP}/backend`;
const WRAPPED_BY = `${API_GROUP}/wrapped-by`;
/** `now`: sets are sealed under a new data key; taken as heard when there is a newer one. */
const ROTATE = `${API_GROUP}/rotate`;
const TYPE = `${API_GROUP}/data-key`;
const PREFIX = "keyward-data-key-";
const FIELD = "wrapped";
/** Number and six random digits: an id is never used again, even after its Secret was lost. */
const ID = /^([1-9][0-9]{0,8})-[0-9a-f]{6}$/;

export interface WrappedDataKey {
  readonly id: string;
  readonly number: number;
  /** Which software backend seals with it. */
  readonly home: string;
  /** See Wrapping.descriptor. */
  readonly wrappedBy: string;
  readonly wrapped: Uint8Array;
  /** Changes when the Secret does. */
  readonly stamp: string;
  readonly createdAtMs: number;
  readonly rotates: boolean;
}

/** @returns undefined for what cannot be the id of a data key */
export function dataKeyName(id: string): string | undefined {
  return ID.test(id) ? `${PREFIX}${id}` : undefined;
}

/** @param context binds a wrapped data key to its id and cluster: two Secrets that change places do not open */
export function dataKeyContext(clusterId: string, id: string): string {
  return `${API_GROUP}/data-key/${clusterId}/${id}`;
}

export function renderDataKey(
  namespace: string,
  { id, home, wrappedBy, wrapped }: Pick<WrappedDataKey, "id" | "home" | "wrappedBy" | "wrapped">,
): Secret {
  const secret = ownSecret({
    namespace,
    name: `${PREFIX}${id}`,
    type: TYPE,
    labels: { [DATA_KEY_LABEL]: "true" },
    annotations: { [HOME]: home, [WRAPPED_BY]: wrappedBy },
    data: { [FIELD]: wrapped },
  });
  return { ...secret, immutable: true };
}

/** @returns undefined for a Secret that is no data key */
export function readDataKey(secret: Secret): WrappedDataKey | undefined {
  const { name, labels, annotations, uid, resourceVersion, creationTimestamp = "" } = secret.metadata;
  const id = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : "";
  const number = Number(ID.exec(id)?.[1]);
  if (labels?.[DATA_KEY_LABEL] === undefined || Number.isNaN(number)) return undefined;
  return {
    id,
    number,
    home: annotations?.[HOME] ?? "",
    wrappedBy: annotations?.[WRAPPED_BY] ?? "",
    wrapped: secretBytes(secret, FIELD) ?? new Uint8Array(),
    stamp: `${uid}/${resourceVersion}`,
    createdAtMs: Date.parse(creationTimestamp),
    rotates: annotations?.[ROTATE] === "now",
  };
}
