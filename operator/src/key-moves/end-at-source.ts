import { retentionOf } from "@keyward/crds/compile/retention";
import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { CryptoKeyObject, RequestObject } from "../caches/kinds.ts";
import { versionOf } from "../keys/plan/changes.ts";
import { entriesOf, isMove, type Move } from "./move.ts";
import type { MoveGround } from "./move-ground.ts";

type Place = Pick<ChosenBackend, "kind" | "name">;

const FROM = /, from (\w+)\/(\S+)$/;

/** Ends what the move left behind: it is found by its owner, so this may be done again after a crash. */
export async function endAtSource(move: Move, { backends, clusterId, nowEpochMs, log }: MoveGround): Promise<void> {
  const { key, policy, signal } = move;
  const entry = entriesOf(move).find(({ action }) => action === "Migrated");
  const place = entry && placeLeft(entry);
  // A new version left nothing behind: the old one stays, retired, and verifies.
  if (entry === undefined || place === undefined) return;
  const { backend } = backends.of(place, policy.metadata.namespace ?? "");
  const { waitingPeriodMs } = retentionOf(policy.spec);
  for await (const found of backend.admin.list(clusterId, signal)) {
    const left = found.owner?.keyUid === key.metadata.uid && found.owner?.version === entry.version;
    if (!left || found.state === "Destroyed" || found.state === "Destroying") continue;
    if (isInUse(found.id, place, entry.version, key)) continue;
    const endsMs = await backend.admin.destroy(found, waitingPeriodMs, signal);
    const endsAt = new Date(endsMs ?? nowEpochMs()).toISOString();
    log.info("key.left-behind-ended", { key: key.metadata.name, version: entry.version, backend: place.name, endsAt });
  }
}

/**
 * Whether an earlier move has still to end what it left there: what came back now would be ended with it.
 * @param others requests for the same key, however far they are
 */
export function isBeingLeft(
  place: Place,
  key: Pick<CryptoKeyObject, "status">,
  others: readonly RequestObject[],
): boolean {
  const entries = others.filter(isMove).flatMap((request) => entriesOf({ request, key }));
  return entries.some((entry) => entry.action === "Migrated" && isSame(placeLeft(entry), place));
}

/** It has come back since. */
function isInUse(id: string, place: Place, number: number, { status }: CryptoKeyObject): boolean {
  const version = versionOf(status, number);
  return version?.backendKey === id && isSame(version.backend, place);
}

function placeLeft({ note = "" }: HistoryEntry): Place | undefined {
  const [, kind, name] = FROM.exec(note) ?? [];
  return name === undefined ? undefined : { kind: kind as Place["kind"], name };
}

function isSame(one: Place | undefined, other: Place): boolean {
  return one?.kind === other.kind && one.name === other.name;
}
