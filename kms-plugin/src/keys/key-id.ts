import { createHash } from "node:crypto";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";

/** What the API server stores as key_id: the same on every control plane node, another one for every version. */
export interface KmsKey {
  /** Name of the key, of its cluster, its version, and a hash of how the backend names it. */
  readonly id: string;
  readonly ref: BackendKeyRef;
}

const HASH_CHARACTERS = 16;

export function kmsKey(cluster: string, name: string, version: number, ref: BackendKeyRef): KmsKey {
  return { id: `${cluster}/${name}/${version}/${hashOf(ref)}`, ref: { id: ref.id, algorithm: ref.algorithm } };
}

/** Whether it is a version of that key of that cluster. */
export function isIdOf(id: string, cluster: string, name: string): boolean {
  return id.startsWith(`${cluster}/${name}/`);
}

/** Whether that key of the backend is the one that the id speaks of. */
export function isKeyOf(id: string, ref: BackendKeyRef): boolean {
  return id.split("/")[3] === hashOf(ref);
}

function hashOf({ id, algorithm }: BackendKeyRef): string {
  return createHash("sha256").update(`${algorithm}\n${id}`).digest("hex").slice(0, HASH_CHARACTERS);
}
