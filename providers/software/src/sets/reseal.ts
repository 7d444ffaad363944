import type { OpenDataKey } from "../data-keys/data-keys.ts";
import { SealError } from "../errors.ts";
import { abortable } from "../keys/abortable.ts";
import type { KeySets } from "./key-sets.ts";
import type { SealedSet, SealedVersion } from "./sealed-set.ts";
import { type SetName, setPath } from "./sealed-store.ts";
import { openVersion, sealVersion } from "./version-envelope.ts";

/** Moves what is under retiring data keys to the current one, in one write. @returns whether there was anything */
export function resealSet(
  sets: KeySets,
  name: SetName,
  retiring: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<boolean> {
  return abortable(signal, async () => {
    let moved = false;
    await sets.change(
      name,
      async (verified, dataKey) => {
        const behind = verified !== undefined && usesAny(verified.set, verified.dataKey, retiring);
        moved = behind;
        return behind ? await underKey(sets, verified.set, dataKey, retiring, signal) : undefined;
      },
      signal,
    );
    return moved;
  });
}

function usesAny({ versions }: SealedSet, dataKey: string, retiring: ReadonlySet<string>): boolean {
  return retiring.has(dataKey) || versions.some((version) => retiring.has(version.dataKey));
}

async function underKey(
  sets: KeySets,
  set: SealedSet,
  dataKey: OpenDataKey,
  retiring: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<SealedSet> {
  const versions: SealedVersion[] = [];
  for (const version of set.versions) {
    if (!retiring.has(version.dataKey)) versions.push(version);
    else versions.push(resealed(set, version, await requireKey(sets, set, version, signal), dataKey));
  }
  return { ...set, versions };
}

async function requireKey(sets: KeySets, set: SealedSet, version: SealedVersion, signal: AbortSignal) {
  const old = await sets.dataKeys.byId(version.dataKey, signal);
  if (old !== undefined) return old;
  throw new SealError("DataKeyMissing", setPath(set), { detail: `version ${version.version}` });
}

function resealed(set: SealedSet, version: SealedVersion, from: OpenDataKey, to: OpenDataKey): SealedVersion {
  const owner = { ...set, ...version };
  try {
    using plain = openVersion(from, version.envelope, owner);
    return { ...version, dataKey: to.id, envelope: sealVersion(to, plain, owner) };
  } catch (cause) {
    throw new SealError("Changed", setPath(set), { detail: `version ${version.version} does not open`, cause });
  }
}
