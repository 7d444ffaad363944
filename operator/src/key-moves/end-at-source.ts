import { retentionOf } from "@keyward/crds/compile/retention";
import { entriesOf, type Move } from "./move.ts";
import type { MoveGround } from "./move-ground.ts";

const FROM = /, from (\w+)\/(\S+)$/;

/** Ends what the move left behind: it is found by its owner, so this may be done again after a crash. */
export async function endAtSource(move: Move, { backends, clusterId, nowEpochMs, log }: MoveGround): Promise<void> {
  const { key, policy, signal } = move;
  const entry = entriesOf(move).find(({ action }) => action === "Migrated");
  const [, kind, name] = FROM.exec(entry?.note ?? "") ?? [];
  // A new version left nothing behind: the old one stays, retired, and verifies.
  if (entry === undefined || name === undefined) return;
  const { backend } = backends.of({ kind: kind as "KeyBackend", name }, policy.metadata.namespace ?? "");
  const { waitingPeriodMs } = retentionOf(policy.spec);
  for await (const found of backend.admin.list(clusterId, signal)) {
    const left = found.owner?.keyUid === key.metadata.uid && found.owner?.version === entry.version;
    if (!left || found.state === "Destroyed" || found.state === "Destroying") continue;
    const endsMs = await backend.admin.destroy(found, waitingPeriodMs, signal);
    const endsAt = new Date(endsMs ?? nowEpochMs()).toISOString();
    log.info("key.left-behind-ended", { key: key.metadata.name, version: entry.version, backend: name, endsAt });
  }
}
