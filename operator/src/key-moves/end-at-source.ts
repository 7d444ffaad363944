import { retentionOf } from "@keyward/crds/compile/retention";
import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import type { CryptoKeyObject, RequestObject } from "../caches/kinds.ts";
import { versionOf } from "../keys/plan/changes.ts";
import { entriesOf, isMove, type Move } from "./move.ts";
import type { MoveGround } from "./move-ground.ts";

type Place = Pick<ChosenBackend, "kind" | "name">;

/** The copy that a move left in the backend that it came from. */
export interface LeftCopy extends Place {
  readonly version: number;
}

const FROM = /, from (\w+)\/(\S+)$/;

/** Ends what the move left behind: it is found by its owner, so this may be done again after a crash. */
export async function endAtSource(move: Move, { backends, clusterId, nowEpochMs, log }: MoveGround): Promise<void> {
  const { key, policy, signal } = move;
  const copy = leftCopy(move);
  if (copy === undefined) return;
  const { backend } = backends.of(copy, policy.metadata.namespace ?? "");
  const { waitingPeriodMs } = retentionOf(policy.spec);
  for await (const found of backend.admin.list(clusterId, signal)) {
    const left = found.owner?.keyUid === key.metadata.uid && found.owner?.version === copy.version;
    if (!left || found.state === "Destroyed" || found.state === "Destroying") continue;
    if (isInUse(found.id, copy, key)) continue;
    const endsMs = await backend.admin.destroy(found, waitingPeriodMs, signal);
    const endsAt = new Date(endsMs ?? nowEpochMs()).toISOString();
    log.info("key.left-behind-ended", { key: key.metadata.name, version: copy.version, backend: copy.name, endsAt });
  }
}

/** @returns undefined for a new version, which left nothing behind: the old one stays, retired, and verifies */
export function leftCopy(move: Pick<Move, "request" | "key">): LeftCopy | undefined {
  const entry = entriesOf(move).find(({ action }) => action === "Migrated");
  const place = entry && placeLeft(entry);
  return place && { ...place, version: entry!.version };
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
function isInUse(id: string, copy: LeftCopy, { status }: CryptoKeyObject): boolean {
  const version = versionOf(status, copy.version);
  return version?.backendKey === id && isSame(version.backend, copy);
}

function placeLeft({ note = "" }: HistoryEntry): Place | undefined {
  const [, kind, name] = FROM.exec(note) ?? [];
  return name === undefined ? undefined : { kind: kind as Place["kind"], name };
}

function isSame(one: Place | undefined, other: Place): boolean {
  return one?.kind === other.kind && one.name === other.name;
}
