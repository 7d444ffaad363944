import { createHash } from "node:crypto";
import { formatUsages, type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";

/** What is kept beside a key. */
export interface OwnerRecord {
  readonly algorithm: string;
  readonly owner: KeyOwner;
  readonly createdAtMs: number;
  /** What it was made for; undefined where nobody asks later, as in a label, which is short. */
  readonly usages: KeyUsages | undefined;
}

/** CKA_APPLICATION of data objects that are ours. */
export const APPLICATION = "keyward.dev";
/** Tokens cut or refuse long labels; the beginning is what is looked for. */
export const MAX_LABEL_CHARACTERS = 120;
export const MAX_RECORD_BYTES = 8_192;
const TEXT_FIELDS = ["clusterId", "namespace", "policy", "policyUid", "key", "keyUid"] as const;

/** CKA_ID of a key and of all that belongs to it. */
export function keyId(owner: KeyOwner): Uint8Array {
  return createHash("sha256")
    .update(`keyward.dev/key/1\0${ownerPath(owner)}`)
    .digest();
}

export function labelPrefix(clusterId: string): string {
  return `keyward:${clusterId} `;
}

/** For people, and to see whose a key is that a crash left without its record. */
export function readableLabel({ clusterId, namespace, key, version }: KeyOwner): string {
  return `${labelPrefix(clusterId)}${namespace}/${key} v${version}`.slice(0, MAX_LABEL_CHARACTERS);
}

export function recordLabel(record: OwnerRecord): string {
  return `${labelPrefix(record.owner.clusterId)}${encodeRecord(record)}`;
}

export function encodeRecord({ algorithm, owner, createdAtMs, usages }: OwnerRecord): string {
  return JSON.stringify({
    algorithm,
    createdAtMs,
    ...(usages !== undefined && { usages: formatUsages(usages) }),
    owner,
  });
}

/** @returns undefined for what is no record: others may write objects, too */
export function decodeRecord(bytes: Uint8Array | undefined): OwnerRecord | undefined {
  if (bytes === undefined || bytes.length > MAX_RECORD_BYTES) return undefined;
  try {
    const text = Buffer.from(bytes).toString("utf8");
    return recordOf(JSON.parse(text.slice(Math.max(0, text.indexOf("{")))));
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): OwnerRecord | undefined {
  const { algorithm, owner, createdAtMs, usages } = value as Partial<Written>;
  if (typeof algorithm !== "string" || typeof createdAtMs !== "number" || owner === undefined) return undefined;
  if (!isOwner(owner)) return undefined;
  return { algorithm, owner, createdAtMs, usages: usages === undefined ? undefined : parseUsages(usages) };
}

/** Whether what others may have written names an owner. */
export function isOwner(owner: Partial<KeyOwner>): owner is KeyOwner {
  if (!TEXT_FIELDS.every((field) => typeof owner[field] === "string")) return false;
  return Number.isSafeInteger(owner.version) && owner.version! >= 1;
}

type Written = Omit<OwnerRecord, "usages"> & { readonly usages: readonly string[] };
