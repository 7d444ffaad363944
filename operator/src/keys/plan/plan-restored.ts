import type { CryptoKeyStatus, KeyVersion } from "@keyward/crds/types/crypto-key";
import { isBehind } from "@keyward/kube/watch/resource-version";
import { type Finding, finding } from "../../status/finding.ts";
import { raiseLastVersion, recover, remember } from "./changes.ts";
import type { KeyStep } from "./key-step.ts";
import type { Rewind } from "./rewind.ts";
import { type SeenKey, statusOf, versionsOf } from "./seen-key.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Brings a status that came from an older backup up to what the operator, backends and sidecars know: nothing of it is decided twice. */
export function planRestored(seen: SeenKey, nowMs: number): KeyStep | undefined {
  return planRewind(seen, nowMs) ?? planRecovery(seen, nowMs) ?? planHeld(seen, nowMs);
}

/** What the operator knew goes before everything else: a version that was revoked must not come to life again. */
function planRewind(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const { rewind } = seen;
  if (rewind?.ahead === undefined || isMadeGood(seen, rewind, nowMs)) return undefined;
  const { ahead } = rewind;
  const note = rewindNote(seen, rewind);
  return { act: "change", what: "key.remembered", to: (status) => remember(status, ahead, note, nowMs) };
}

const REWOUND = "etcd came back from an older backup, from before resourceVersion ";

function rewindNote({ key: { metadata, status } }: SeenKey, { reached, lastVersion }: Rewind): string {
  const last = status?.lastVersion ?? 0;
  return `${REWOUND}${reached}, to ${metadata.resourceVersion}; the last version was ${lastVersion} and is ${last}`;
}

/** Another replica, or an earlier term, may have written it again and gone on since: nothing of that is taken back. */
function isMadeGood(seen: SeenKey, { reached }: Rewind, nowMs: number): boolean {
  const { history = [] } = seen.key.status ?? {};
  return history.some(({ at, note = "" }) => {
    if (!note.startsWith(REWOUND) || nowMs - Date.parse(at) > DAY_MS) return false;
    return !isBehind(/^\d+/.exec(note.slice(REWOUND.length))?.[0] ?? "", reached);
  });
}

/** A version that status forgot: above all that it knows, or one that sidecars hold. One that was purged is neither. */
function planRecovery(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const found = seen.recoverable.find(({ version }) => isForgotten(statusOf(seen), version, seen.held));
  return found && { act: "change", what: "key.recovered", to: (status) => recover(status, found, nowMs) };
}

/** @param held versions that sidecars say they hold */
export function isForgotten(
  { lastVersion = 0, versions = [], pending }: Pick<CryptoKeyStatus, "lastVersion" | "versions" | "pending">,
  number: number,
  held: readonly number[],
): boolean {
  if (versions.some(({ version }) => version === number) || pending?.version === number) return false;
  return number > lastVersion || held.includes(number);
}

/** A status from a backup knows less than the sidecars: the numbers that they hold are not given away twice. */
function planHeld(seen: SeenKey, nowMs: number): KeyStep | undefined {
  const highest = Math.max(0, ...seen.held);
  if (highest <= (statusOf(seen).lastVersion ?? 0)) return undefined;
  return { act: "change", what: "key.restored", to: (status) => raiseLastVersion(status, highest, nowMs) };
}

/** Whether the active version is one that an older backup does not hold, and nothing else will bring back. */
export function isLostByRewind({ rewind, health }: SeenKey, { version }: KeyVersion): boolean {
  return rewind !== undefined && version <= rewind.lastVersion && health.get(version)?.kind === "missing";
}

/** @returns undefined where status has forgotten nothing that anyone remembers */
export function restoredFinding(seen: SeenKey): Finding | undefined {
  return heldFinding(seen) ?? rewoundFinding(seen);
}

function rewoundFinding({ rewind }: SeenKey): Finding | undefined {
  if (rewind === undefined) return undefined;
  const next =
    "look at VersionsUsable for what the backup does not hold, and restore newer Secrets if there are any; history says what was done";
  const message = `${REWOUND}${rewind.reached}. What the operator knew of versions up to ${rewind.lastVersion} counts. Next: ${next}`;
  return finding("Restored", "True", "OlderBackup", message);
}

/** Versions that sidecars hold and status does not know: status came from a backup. */
function heldFinding(seen: SeenKey): Finding | undefined {
  const known = new Set(versionsOf(seen).map(({ version }) => version));
  const purged = (version: number) => version < Math.min(...known);
  const ahead = seen.held.filter((version) => !known.has(version) && !purged(version)).sort((a, b) => a - b);
  if (ahead.length === 0) return undefined;
  const next =
    "pods keep what they hold until they restart; rotate the key, and restore what is sealed if there is a newer backup";
  const message = `sidecars hold versions that status does not know: ${ahead.join(", ")}. Next: ${next}`;
  return finding("Restored", "True", "VersionsAhead", message);
}
