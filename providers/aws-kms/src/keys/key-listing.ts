import type { KMS, Tag } from "@aws-sdk/client-kms";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { algorithmOf } from "../algorithms.ts";
import type { AwsCalls, CallOptions } from "../connection/calls.ts";
import { ownerOf } from "../owner/owner-tags.ts";
import { describeFully, metadataOf, tagsOfKey } from "./key-description.ts";

/** AWS permits more at once, but the quota of the account is everybody's. */
const AT_ONCE = 8;
/** Most that AWS gives in one page. */
const KEYS_PER_PAGE = 1000;
const ALIASES_PER_PAGE = 100;

/** A key of the account that may be ours. */
export interface TaggedKey {
  readonly id: string;
  readonly tags: readonly Tag[];
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** Ids of keys by what their aliases say. */
export interface AliasedKeys {
  /** With an alias below our prefix. */
  readonly ours: ReadonlySet<string>;
  /** With other aliases only. */
  readonly foreign: ReadonlySet<string>;
}

/**
 * Every key that bears our tags, but those with foreign aliases only. AWS KMS has no search by tags, so keys are asked one by one.
 * @param skipsOurs leaves those with an alias of ours out, too
 */
export async function* taggedKeys(
  calls: AwsCalls,
  { ours, foreign }: AliasedKeys,
  skipsOurs: boolean,
  signal: AbortSignal,
): AsyncGenerator<TaggedKey> {
  for await (const keys of pages(listKeys(calls, signal))) {
    const candidates = keys.filter((id) => !foreign.has(id) && !(skipsOurs && ours.has(id)));
    for (let at = 0; at < candidates.length; at += AT_ONCE) {
      const some = candidates.slice(at, at + AT_ONCE);
      const tagged = await Promise.all(
        some.map(async (id) => ({ id, tags: await tagsIfShown(calls, ours, id, signal) })),
      );
      for (const { id, tags } of tagged) if (tags !== undefined && ownerOf(tags) !== undefined) yield { id, tags };
    }
  }
}

/** A key of somebody else may be closed to us, and must not end the list. One with our alias is not somebody else's. */
async function tagsIfShown(calls: AwsCalls, ours: ReadonlySet<string>, keyId: string, signal: AbortSignal) {
  try {
    return await tagsOfKey(calls, keyId, signal);
  } catch (error) {
    if (error instanceof BackendError && error.fault === "Denied" && !ours.has(keyId)) return undefined;
    throw error;
  }
}

/** @returns undefined if it is gone, or no key that Keyward makes */
export async function describeTagged(
  calls: AwsCalls,
  { id, tags }: TaggedKey,
  signal: AbortSignal,
): Promise<BackendKey | undefined> {
  const metadata = await metadataOf(calls, id, signal);
  if (metadata === undefined || algorithmOf(metadata.KeySpec, metadata.KeyUsage) === undefined) return undefined;
  return describeFully(calls, metadata, tags, signal);
}

export async function aliasedKeys(calls: AwsCalls, aliasPrefix: string, signal: AbortSignal): Promise<AliasedKeys> {
  const foreign = new Set<string>();
  const ours = new Set<string>();
  for await (const aliases of pages(listAliases(calls, signal))) {
    for (const { name, keyId } of aliases) (name.startsWith(`${aliasPrefix}/`) ? ours : foreign).add(keyId);
  }
  return { ours, foreign: foreign.difference(ours) };
}

async function* pages<T>(load: (marker: string | undefined) => Promise<Page<T>>): AsyncGenerator<readonly T[]> {
  let marker: string | undefined;
  do {
    const { items, next } = await load(marker);
    yield items;
    marker = next;
  } while (marker !== undefined);
}

function listKeys(calls: AwsCalls, signal: AbortSignal) {
  return async (Marker: string | undefined): Promise<Page<string>> => {
    const list = (kms: KMS, options: CallOptions) => kms.listKeys({ Limit: KEYS_PER_PAGE, Marker }, options);
    const { Keys = [], NextMarker } = await calls.ask("ListKeys", undefined, signal, list);
    return { items: Keys.flatMap(({ KeyId }) => KeyId ?? []), next: NextMarker || undefined };
  };
}

function listAliases(calls: AwsCalls, signal: AbortSignal) {
  return async (Marker: string | undefined): Promise<Page<{ name: string; keyId: string }>> => {
    const list = (kms: KMS, options: CallOptions) => kms.listAliases({ Limit: ALIASES_PER_PAGE, Marker }, options);
    const { Aliases = [], NextMarker } = await calls.ask("ListAliases", undefined, signal, list);
    // An alias that AWS keeps for itself may have no key yet.
    const items = Aliases.flatMap(({ AliasName: name, TargetKeyId: keyId }) =>
      name && keyId ? [{ name, keyId }] : [],
    );
    return { items, next: NextMarker || undefined };
  };
}
