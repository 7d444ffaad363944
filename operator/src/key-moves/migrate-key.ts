import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { CryptoKeyStatus, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import type { OpenBackend } from "../backends/port.ts";
import { REQUESTS_BY_KEY } from "../caches/caches.ts";
import { done } from "../key-requests/request-findings.ts";
import { type MadeVersion, specOf } from "../keys/making/make-version.ts";
import { allocate, sealed, told, versionOf } from "../keys/plan/changes.ts";
import { isBeingLeft } from "./end-at-source.ts";
import { describeLeft, endOrLeave, tellLeft } from "./left-behind.ts";
import { causeOfMove, entriesOf, type Move, MoveRefusal } from "./move.ts";
import { changeKey, type MoveGround, type MoveStep, tellMove } from "./move-ground.ts";
import { assertSameKey } from "./same-key.ts";
import { isOneCopy, methodBetween } from "./way-between.ts";

const NEXT_TURN: ReconcileResult = { requeueAfterMs: 1_000 };
const NO_BACKEND: ReconcileResult = { requeueAfterMs: 10_000 };

/**
 * The key itself where it may leave its backend and both know a way, else a new version in the other one. It is there, checked, and the one
 * in use before the old one is ended.
 */
export const migrateKey: MoveStep = async (move, ground) => {
  const entries = entriesOf(move);
  const moved = entries.find(({ action }) => action === "Migrated");
  if (moved !== undefined) return finish(move, ground, moved.version);
  const activated = entries.find(({ action }) => action === "Activated");
  if (activated !== undefined) return tellNew(move, ground, activated.version);
  const { request, key } = move;
  // A new version was asked for and is on its way.
  if (entries.length > 0 || key.status?.pending?.by === causeOfMove(request).by) return NEXT_TURN;
  if (key.status?.pending !== undefined) return NEXT_TURN;
  return begin(move, ground);
};

async function begin(move: Move, ground: MoveGround): Promise<ReconcileResult> {
  const { request, key, policy } = move;
  const { backendRef, allowNewVersion = true } = request.spec.migrateTo!;
  const target = ground.backends.choose({ ...policy, spec: { ...policy.spec, backendRef } });
  if (!("backend" in target)) {
    await ground.requests.write(request, { phase: "Approved", finding: done("False", target.reason, target.message) });
    return NO_BACKEND;
  }
  const active = versionOf(key.status, key.status?.activeVersion ?? 0);
  if (active === undefined) throw new MoveRefusal("NoActiveVersion", "the key has no active version to move");
  if (isSameBackend(active.backend, target.chosen)) {
    throw new MoveRefusal("AlreadyThere", `the active version is in ${nameOf(target.chosen)} already`);
  }
  const path = `${key.metadata.namespace}/${key.metadata.name}`;
  if (isBeingLeft(target.chosen, key, ground.caches.requests.byIndex(REQUESTS_BY_KEY, path))) return NEXT_TURN;
  const source = ground.backends.of(active.backend, policy.metadata.namespace ?? "");
  const method = policy.spec.export === "Wrapped" ? methodBetween(source.backend, target.backend) : undefined;
  if (method !== undefined && (await moveKey(move, ground, { source, target, active, method }))) return NEXT_TURN;
  if (allowNewVersion) return makeNew(move, ground, target);
  const why = `keys do not leave ${nameOf(source.chosen)} for ${nameOf(target.chosen)}, and allowNewVersion is false`;
  throw new MoveRefusal("CannotMove", why);
}

interface Way {
  readonly source: OpenBackend;
  readonly target: OpenBackend;
  readonly active: KeyVersion;
  readonly method: WrappingMethod;
}

/** @returns false: both backends lead to one copy of the key, which is left as it is */
async function moveKey(move: Move, ground: MoveGround, way: Way): Promise<boolean> {
  const { key, policy, request, signal } = move;
  const { source, target, active, method } = way;
  const spec = specOf(policy);
  const owner = ground.maker.ownerOf(key, policy, active.version);
  const ref = { id: active.backendKey, algorithm: policy.spec.algorithm };
  const ticket = await target.backend.admin.beginImport(spec, owner, method, signal);
  const wrapped = await source.backend.admin.exportWrapped(ref, method, ticket.wrappingKey, signal);
  const there = await target.backend.admin.finishImport(spec, owner, ticket, wrapped, signal);
  if (isOneCopy(await source.backend.admin.describe(ref, signal), there)) return false;
  await assertSameKey({ source, target, active, there, policy }, signal);
  const made = {
    version: { ...active, backend: target.chosen, backendKey: there.id },
    sealRevision: there.sealRevision,
  };
  const cause = causeOfMove(request, `, from ${active.backend.kind}/${active.backend.name}`);
  const to = (status: CryptoKeyStatus) =>
    told(moved(status, made), "Migrated", active.version, cause, ground.nowEpochMs());
  await changeKey(key, to, ground);
  const [from, into] = [nameOf(source.chosen), nameOf(target.chosen)];
  tellMove("key.migrated", move, ground, { version: active.version, from, into, method });
  return true;
}

function moved(status: CryptoKeyStatus, { version, sealRevision }: MadeVersion): CryptoKeyStatus {
  const versions = (status.versions ?? []).map((one) => (one.version === version.version ? version : one));
  return sealed({ ...status, versions }, sealRevision);
}

/** The key's own controller makes, checks and activates it, as any other. */
async function makeNew({ key, request }: Move, ground: MoveGround, { chosen }: OpenBackend): Promise<ReconcileResult> {
  const cause = causeOfMove(request);
  await changeKey(key, (status) => allocate(status, chosen, cause, ground.nowEpochMs()), ground);
  return NEXT_TURN;
}

async function tellNew(move: Move, ground: MoveGround, version: number): Promise<ReconcileResult> {
  const cause = causeOfMove(move.request, ", as a new version");
  await changeKey(move.key, (status) => told(status, "Migrated", version, cause, ground.nowEpochMs()), ground);
  tellMove("key.migrated", move, ground, { version, asNewVersion: true });
  return NEXT_TURN;
}

async function finish(move: Move, ground: MoveGround, version: number): Promise<ReconcileResult> {
  const left = await endOrLeave(move, ground);
  const place = versionOf(move.key.status, version)?.backend;
  const message = `version ${version} is in ${place === undefined ? "its new backend" : nameOf(place)}`;
  if (left !== undefined) {
    await tellLeft(move, ground, left);
    const told = `${message}, and used there. ${describeLeft(left, move)}`;
    await ground.requests.finish(move.request, { phase: "Failed", reason: "SourceGone", message: told, version });
    return undefined;
  }
  await ground.requests.finish(move.request, { phase: "Succeeded", reason: "Done", message, version });
  return undefined;
}

type Place = Pick<OpenBackend["chosen"], "kind" | "name">;

function isSameBackend(a: Place, b: Place): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function nameOf({ kind, name }: Place): string {
  return `${kind} ${name}`;
}
