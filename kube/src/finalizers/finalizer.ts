import type { Kind } from "../client/kind.ts";
import type { KubeClient } from "../client/kube-client.ts";
import { isConflict, isNotFound } from "../watch/kube-error.ts";
import type { KubeObject } from "../watch/kube-object.ts";

/** Others change the object between our read and our write; more rounds than this are a fight. */
const MAX_ROUNDS = 5;

/**
 * Makes sure that the object cannot vanish before we say so.
 * @returns the object as it is now, or undefined if it is gone or going: then it is too late for a new finalizer
 */
export async function addFinalizer<T extends KubeObject>(
  client: KubeClient,
  kind: Kind<T>,
  object: T,
  finalizer: string,
): Promise<T | undefined> {
  return change(client, kind, object, (now) => {
    const present = now.metadata.finalizers ?? [];
    if (present.includes(finalizer)) return "done";
    return now.metadata.deletionTimestamp === undefined ? [...present, finalizer] : "too-late";
  });
}

/**
 * Lets the object go. An object from a cache may not show yet that our finalizer is on it, so "not there" is looked up.
 * @returns the object as it is now, or undefined if it is gone
 */
export async function removeFinalizer<T extends KubeObject>(
  client: KubeClient,
  kind: Kind<T>,
  object: T,
  finalizer: string,
): Promise<T | undefined> {
  const shown = object.metadata.finalizers?.includes(finalizer) ? object : await current(client, kind, object);
  return change(client, kind, shown, (now) => {
    const present = now.metadata.finalizers ?? [];
    return present.includes(finalizer) ? present.filter((name) => name !== finalizer) : "done";
  });
}

type Decision = (object: KubeObject) => string[] | "done" | "too-late";

async function change<T extends KubeObject>(
  client: KubeClient,
  kind: Kind<T>,
  object: T | undefined,
  decide: Decision,
): Promise<T | undefined> {
  let seen = object;
  for (let round = 1; seen !== undefined; round++) {
    const finalizers = decide(seen);
    if (finalizers === "too-late") return undefined;
    if (finalizers === "done") return seen;
    const written = await write(client, kind, seen, finalizers, round === MAX_ROUNDS);
    if (written !== "changed-meanwhile") return written;
    seen = await current(client, kind, seen);
  }
  return undefined;
}

async function write<T extends KubeObject>(
  client: KubeClient,
  kind: Kind<T>,
  seen: T,
  finalizers: string[],
  last: boolean,
): Promise<T | undefined | "changed-meanwhile"> {
  try {
    return await client.patch(kind, seen.metadata, { type: "merge", body: guarded(seen, finalizers) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    if (!isConflict(error) || last) throw error;
    return "changed-meanwhile";
  }
}

/** The list is replaced as a whole, so it must still be the list that we read. */
function guarded({ metadata }: KubeObject, finalizers: string[]) {
  return { metadata: { uid: metadata.uid, resourceVersion: metadata.resourceVersion, finalizers } };
}

async function current<T extends KubeObject>(client: KubeClient, kind: Kind<T>, object: T): Promise<T | undefined> {
  try {
    const now = await client.get(kind, object.metadata);
    return now.metadata.uid === object.metadata.uid ? now : undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
