import type { CryptoKeyStatus, HistoryEntry, KeyVersion } from "@keyward/crds/types/crypto-key";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";

/** Who asked for a change, as history tells it. */
export interface Cause {
  /** `policy`, `annotation`, `backend`, or `request/<name>`. */
  readonly by: string;
  readonly note?: string | undefined;
}

export const BY_POLICY: Cause = { by: "policy" };
export const BY_ANNOTATION: Cause = { by: "annotation" };
export const BY_BACKEND: Cause = { by: "backend" };

export function versionOf(
  status: Pick<CryptoKeyStatus, "versions"> | undefined,
  number: number,
): KeyVersion | undefined {
  return status?.versions?.find(({ version }) => version === number);
}

/** Gives the next number away, before the backend is asked. */
export function allocate(
  status: CryptoKeyStatus,
  backend: ChosenBackend,
  cause: Cause,
  nowMs: number,
): CryptoKeyStatus {
  const version = (status.lastVersion ?? 0) + 1;
  return { ...status, lastVersion: version, pending: { version, backend, ...causeOf(cause), since: time(nowMs) } };
}

/** The pending version was made: from here on sidecars may hold it. */
export function stage(
  status: CryptoKeyStatus,
  made: KeyVersion,
  sealRevision: number | undefined,
  nowMs: number,
): CryptoKeyStatus {
  const { pending, ...rest } = status;
  const cause: Cause = pending ?? BY_POLICY;
  const versions = [...(status.versions ?? []), made];
  return told(sealed({ ...rest, versions }, sealRevision), "Created", made.version, cause, nowMs);
}

/** Makes a version the active one, and the active one a retired one, at once. */
export function activate(
  status: CryptoKeyStatus,
  number: number,
  cause: Cause,
  nowMs: number,
  action: "Activated" | "RolledBack" = "Activated",
): CryptoKeyStatus {
  const at = time(nowMs);
  const before = status.activeVersion;
  let next: CryptoKeyStatus = { ...status, activeVersion: number };
  if (before !== undefined) {
    next = withVersion(next, before, (version) => ({ ...version, state: "Retired", retiredAt: at }));
    next = told(next, "Retired", before, cause, nowMs);
  }
  next = withVersion(next, number, ({ retiredAt: _, ...version }) => ({
    ...version,
    state: "Active",
    activatedAt: at,
  }));
  return told(next, action, number, cause, nowMs);
}

/** From now on nothing works with it. */
export function revoke(status: CryptoKeyStatus, number: number, cause: Cause, nowMs: number): CryptoKeyStatus {
  const at = time(nowMs);
  const next = withVersion(withoutActive(status, number), number, ({ destroyFrom: _, ...version }) =>
    version.state === "Destroying"
      ? { ...version, destroyFrom: "Revoked", revokedAt: at }
      : { ...version, state: "Revoked", revokedAt: at },
  );
  return told(next, "Revoked", number, cause, nowMs);
}

/** @param wasEnabled false: the backend had nothing left to disable */
export function disabled(status: CryptoKeyStatus, number: number, wasEnabled: boolean, nowMs: number): CryptoKeyStatus {
  const note = wasEnabled
    ? "it is revoked: its backend refuses it, too"
    : "it is revoked, and not enabled in its backend";
  const next = withVersion(status, number, (version) => ({ ...version, disabledAt: time(nowMs) }));
  return told(next, "Disabled", number, { ...BY_POLICY, note }, nowMs);
}

export function scheduleDestruction(
  status: CryptoKeyStatus,
  number: number,
  waitingMs: number,
  cause: Cause,
  nowMs: number,
): CryptoKeyStatus {
  const next = withVersion(status, number, (version) => ({
    ...version,
    state: "Destroying",
    destroyFrom: version.state as "Staged" | "Retired" | "Revoked",
    destroyAt: time(nowMs + waitingMs),
  }));
  return told(next, "DestroyScheduled", number, cause, nowMs);
}

export function cancelDestruction(
  status: CryptoKeyStatus,
  number: number,
  cause: Cause,
  nowMs: number,
): CryptoKeyStatus {
  const next = withVersion(status, number, ({ destroyFrom, destroyAt: _, ...version }) => ({
    ...version,
    state: destroyFrom ?? "Retired",
  }));
  return told(next, "DestroyCancelled", number, cause, nowMs);
}

/** @param endsMs when the backend ends it; undefined: it has ended */
export function destroyed(
  status: CryptoKeyStatus,
  number: number,
  endsMs: number | undefined,
  sealRevision: number | undefined,
  nowMs: number,
): CryptoKeyStatus {
  const next = withVersion(status, number, ({ destroyFrom: _, ...version }) => ({
    ...version,
    state: "Destroyed",
    destroyAt: time(endsMs ?? nowMs),
  }));
  const note = endsMs === undefined ? undefined : `the backend ends it at ${time(endsMs)}`;
  return told(sealed(next, sealRevision), "Destroyed", number, { ...BY_POLICY, note }, nowMs);
}

export function purge(status: CryptoKeyStatus, number: number, nowMs: number): CryptoKeyStatus {
  const versions = (status.versions ?? []).filter(({ version }) => version !== number);
  return told({ ...status, versions }, "Purged", number, BY_POLICY, nowMs);
}

/** Numbers up to that one were given away once, whatever status forgot. */
export function raiseLastVersion(status: CryptoKeyStatus, to: number, nowMs: number): CryptoKeyStatus {
  const note = "sidecars hold it, and status did not know it: status is older than they are";
  return told({ ...status, lastVersion: to }, "Recovered", to, { by: "sidecars", note }, nowMs);
}

/** Writes again what the operator knew before etcd came back from an older backup. What is stored in Secrets went back with etcd, and stays. */
export function remember(status: CryptoKeyStatus, known: KnownStatus, note: string, nowMs: number): CryptoKeyStatus {
  const { activeVersion: _active, pending: _pending, ...rest } = status;
  const { versions = [], activeVersion, pending } = known;
  const lastVersion = Math.max(known.lastVersion ?? 0, status.lastVersion ?? 0);
  const kept = { ...(activeVersion && { activeVersion }), ...(pending && { pending }) };
  const next = { ...rest, ...kept, versions: versions.map(endedAgain), lastVersion };
  return told(next, "Recovered", lastVersion, { by: "operator", note }, nowMs);

  /** What is sealed came back, too. */
  function endedAgain(version: KeyVersion): KeyVersion {
    const isBack = version.state === "Destroyed" && version.backend.protection === "Software";
    return isBack ? { ...version, state: "Destroying", destroyAt: time(nowMs) } : version;
  }
}

type KnownStatus = Pick<CryptoKeyStatus, "versions" | "activeVersion" | "pending" | "lastVersion">;

/** Takes up a version that the backend has and status forgot: it verifies and decrypts again. */
export function recover(status: CryptoKeyStatus, found: KeyVersion, nowMs: number): CryptoKeyStatus {
  const versions = [...(status.versions ?? []), found].sort((a, b) => a.version - b.version);
  const lastVersion = Math.max(status.lastVersion ?? 0, found.version);
  const note = "the backend has it, and status did not know it";
  return told({ ...status, versions, lastVersion }, "Recovered", found.version, { ...BY_BACKEND, note }, nowMs);
}

export function sealed(status: CryptoKeyStatus, sealRevision: number | undefined): CryptoKeyStatus {
  if (sealRevision === undefined || sealRevision <= (status.sealRevision ?? 0)) return status;
  return { ...status, sealRevision };
}

/** The entry that tells of a change; whoever writes the status moves entries beyond the API's bound to the ledger. */
export function told(
  status: CryptoKeyStatus,
  action: HistoryEntry["action"],
  version: number,
  cause: Cause,
  nowMs: number,
): CryptoKeyStatus {
  const entry: HistoryEntry = { at: time(nowMs), action, version, ...causeOf(cause) };
  return { ...status, history: [...(status.history ?? []), entry] };
}

function causeOf({ by, note }: Cause): { by: string; note?: string } {
  return note === undefined ? { by } : { by, note };
}

function withVersion(
  status: CryptoKeyStatus,
  number: number,
  change: (version: KeyVersion) => KeyVersion,
): CryptoKeyStatus {
  const versions = (status.versions ?? []).map((version) => (version.version === number ? change(version) : version));
  return { ...status, versions };
}

function withoutActive(status: CryptoKeyStatus, number: number): CryptoKeyStatus {
  if (status.activeVersion !== number) return status;
  const { activeVersion: _, nextRotationAt: _next, ...rest } = status;
  return rest;
}

/** RFC 3339 with milliseconds: an activation waits for less than a second. */
export function time(ms: number): string {
  return new Date(ms).toISOString();
}
