import { BackendError } from "@keyward/core/backend/backend-error";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isNotFound } from "@keyward/kube/watch/kube-error";
import { CLUSTER_KEY_BACKENDS, KEY_BACKENDS } from "../caches/kinds.ts";
import { ledgerEvent } from "../keys/ledger/ledger-event.ts";
import { told } from "../keys/plan/changes.ts";
import { endAtSource, type LeftCopy, leftCopy } from "./end-at-source.ts";
import { causeOfMove, entriesOf, type Move } from "./move.ts";
import { changeKey, type MoveGround, tellMove } from "./move-ground.ts";

/**
 * Ends what the move left behind, unless nobody leads there any more.
 * @returns what stays where it is, as its backend was deleted; undefined: it is ended
 * @throws BackendError of a backend that may still end it
 */
export async function endOrLeave(move: Move, ground: MoveGround): Promise<LeftCopy | undefined> {
  try {
    await endAtSource(move, ground);
    return undefined;
  } catch (error) {
    const copy = leftCopy(move);
    const mayBeGone = error instanceof BackendError && error.fault === "Misconfigured";
    if (copy === undefined || !mayBeGone || !(await isGone(copy, move, ground.client))) throw error;
    return copy;
  }
}

/** What may still be out there is remembered for longer than the request: in the ledger first, then in history. */
export async function tellLeft(move: Move, ground: MoveGround, { kind, name, version }: LeftCopy): Promise<void> {
  if (entriesOf(move).some(({ action }) => action === "LeftBehind")) return;
  const cause = causeOfMove(
    move.request,
    `, in ${kind}/${name}: that backend was deleted before the old copy was ended`,
  );
  const nowMs = ground.nowEpochMs();
  const to = (status: CryptoKeyStatus) => told(status, "LeftBehind", version, cause, nowMs);
  await ground.ledger.append(to({}).history!.map((entry) => ledgerEvent(move.key, entry)));
  await changeKey(move.key, to, ground);
  tellMove("key.left-behind", move, ground, { version, backend: name });
}

/** For whoever has to end it by hand. */
export function describeLeft({ kind, name, version }: LeftCopy, { key }: Move): string {
  const what = `${kind} ${name}, where it was before, was deleted, and the old copy may still be in the place that it led to`;
  const mark = `CryptoKey ${key.metadata.name}, uid ${key.metadata.uid}, version ${version}`;
  return `${what}. Next: destroy it there; it has the mark of ${mark}`;
}

/** By the API server: a cache may not have heard of a backend yet. */
async function isGone({ kind, name }: LeftCopy, { key }: Move, client: Pick<KubeClient, "get">): Promise<boolean> {
  const { namespace = "" } = key.metadata;
  try {
    if (kind === "KeyBackend") await client.get(KEY_BACKENDS, { namespace, name });
    else if (kind === "ClusterKeyBackend") await client.get(CLUSTER_KEY_BACKENDS, { name });
    return false;
  } catch (error) {
    if (isNotFound(error)) return true;
    throw error;
  }
}
