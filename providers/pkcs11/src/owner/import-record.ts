import { createHash } from "node:crypto";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import { isOwner, MAX_LABEL_CHARACTERS, MAX_RECORD_BYTES } from "./owner-record.ts";

/** What a wrapping key is for: one import of one key. */
export interface ImportPurpose {
  readonly owner: KeyOwner;
  /** Registry name of the key algorithm of what comes in. */
  readonly algorithm: string;
  readonly method: string;
}

/** What is kept beside a wrapping key. */
export interface ImportRecord extends ImportPurpose {
  readonly endsAtMs: number;
}

/** CKA_APPLICATION of their data objects. */
export const IMPORT_APPLICATION = "keyward.dev/import";

/** CKA_ID of a wrapping key: whoever asks again for the same import gets the same one. */
export function importId({ owner, algorithm, method }: ImportPurpose): Uint8Array {
  return createHash("sha256")
    .update(`keyward.dev/import/1\0${ownerPath(owner)}\0${algorithm}\0${method}`)
    .digest();
}

/** For people. */
export function importLabel({ clusterId, namespace, key, version }: KeyOwner): string {
  return `keyward-import:${clusterId} ${namespace}/${key} v${version}`.slice(0, MAX_LABEL_CHARACTERS);
}

export function encodeImport({ owner, algorithm, method, endsAtMs }: ImportRecord): string {
  return JSON.stringify({ algorithm, method, endsAtMs, owner });
}

/** @returns undefined for what is no record: others may write objects, too */
export function decodeImport(bytes: Uint8Array | undefined): ImportRecord | undefined {
  if (bytes === undefined || bytes.length > MAX_RECORD_BYTES) return undefined;
  try {
    const value = JSON.parse(Buffer.from(bytes).toString("utf8")) as Partial<ImportRecord>;
    const { owner, algorithm, method, endsAtMs } = value;
    if (typeof algorithm !== "string" || typeof method !== "string" || !Number.isFinite(endsAtMs)) return undefined;
    return owner && isOwner(owner) ? { owner, algorithm, method, endsAtMs: endsAtMs! } : undefined;
  } catch {
    return undefined;
  }
}
