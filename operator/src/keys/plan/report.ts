import { X509Certificate } from "node:crypto";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { ChosenBackend } from "@keyward/crds/types/policy/backend-ref";
import { type Finding, finding, someOf } from "../../status/finding.ts";
import type { VersionHealth } from "../watching/inspections.ts";
import { time } from "./changes.ts";
import type { KeyReport } from "./key-step.ts";
import { toDisable } from "./plan-disabling.ts";
import { type EndWaits, whyItStays } from "./plan-end.ts";
import { restoredFinding } from "./plan-restored.ts";
import {
  causeOfRotation,
  isBelowPolicy,
  MAX_VERSIONS,
  rotationDueMs,
  rotationTakesConsent,
  stagedOf,
  wantsRotation,
} from "./plan-rotation.ts";
import { activeOf, isBackend, type SeenKey, statusOf, versionsOf } from "./seen-key.ts";
import { markedVersions, versionsFinding } from "./version-troubles.ts";

/** Pure. What status says of a key as it is seen. */
export function reportOf(seen: SeenKey, nowMs: number): KeyReport {
  const nextMs = rotationDueMs(seen, nowMs);
  const backend = shownBackend(seen);
  const sealRevision = Math.max(seen.sealRevision, seen.key.status?.sealRevision ?? 0);
  const versions = markedVersions(seen);
  const sometimes = [versionsFinding(seen), seen.away, restoredFinding(seen)];
  return {
    findings: [
      readiness(seen, nowMs),
      settled(seen, nowMs),
      sealedFinding(seen),
      compliance(seen),
      inUse(seen),
      ...sometimes.filter((each) => each !== undefined),
    ],
    rest: {
      observedGeneration: seen.key.metadata.generation ?? 0,
      ...(backend && { backend }),
      ...(versions && { versions }),
      ...(sealRevision > 0 && { sealRevision }),
      ...(nextMs !== undefined && { nextRotationAt: shownTime(seen.key.status?.nextRotationAt, nextMs) }),
    },
  };
}

/** The reason of a choice tells of latencies: it is told anew with another choice only. */
function shownBackend({ key, policy, choose }: SeenKey): ChosenBackend | undefined {
  const before = key.status?.backend;
  const choice = policy && choose(policy);
  if (choice === undefined || !isBackend(choice)) return before;
  return before !== undefined && isSameBackend(before, choice) ? before : choice;
}

function isSameBackend(one: ChosenBackend, other: ChosenBackend): boolean {
  return one.kind === other.kind && one.name === other.name && one.protection === other.protection;
}

/** A clock that is behind an activation moves the time with every look; status does not follow it for a second. */
function shownTime(before: string | undefined, nextMs: number): string {
  return before !== undefined && Math.abs(Date.parse(before) - nextMs) < 60_000 ? before : time(nextMs);
}

function notReady(reason: string, message: string): Finding {
  return finding("Ready", "False", reason, message);
}

function readiness(seen: SeenKey, nowMs: number): Finding {
  if (seen.policy === undefined) {
    const next = `create it, or delete this key`;
    return notReady("PolicyMissing", `there is no KeyPolicy ${seen.key.spec.policyRef.name}. Next: ${next}`);
  }
  const active = activeOf(seen);
  if (active === undefined) return unmade(seen);
  const trouble = troubleOf(active, seen.health.get(active.version));
  if (trouble !== undefined) return trouble;
  if (seen.voided.has(active.version)) return parentRevoked(active, seen.parentFault());
  const endedMs = certificateEndMs(active);
  if (endedMs !== undefined && endedMs <= nowMs) {
    return notReady("CertificateExpired", `the CA certificate ended at ${time(endedMs)}. Next: rotate the key`);
  }
  return finding("Ready", "True", "KeyAvailable", `version ${active.version} is active and can be used`);
}

function parentRevoked({ version }: KeyVersion, parentFault: string | undefined): Finding {
  const what = `the certificate of version ${version} leads to one of an authority above that was revoked: nothing is issued with it`;
  const next = "a new version with a new certificate follows by itself";
  if (parentFault === undefined) return notReady("ParentRevoked", `${what}. Next: wait a moment: ${next}`);
  return notReady("ParentRevoked", `${what}; ${next}, once it can: ${parentFault}`);
}

function unmade(seen: SeenKey): Finding {
  if (seen.fault !== undefined) return notReady("BackendFailed", seen.fault);
  const choice = seen.choose(seen.policy!);
  if (!isBackend(choice)) return notReady(choice.reason, choice.message);
  if (seen.key.spec.origin === "Imported" && versionsOf(seen).length === 0) {
    return notReady("ImportAwaited", "nothing was imported yet. Next: create a KeyRequest with action Import");
  }
  return notReady("KeyPending", "the key is being made. Next: wait a moment");
}

function troubleOf({ version, backend }: KeyVersion, health: VersionHealth | undefined): Finding | undefined {
  const where = `${backend.kind} ${backend.name}`;
  const isSealed = backend.protection === "Software";
  switch (health?.kind) {
    case "disabled":
      return notReady(
        "KeyDisabled",
        `version ${version} is disabled in ${where}. Next: enable it there, or rotate the key`,
      );
    case "destroyed":
      return notReady(
        "KeyDestroyed",
        `version ${version} was destroyed in ${where}. Next: a new version follows by itself`,
      );
    case "damaged":
      return notReady(isSealed ? "SealedKeyUnusable" : "KeyUnusable", health.cause);
    case "missing": {
      const next = "restore it from a backup, or rotate the key; Keyward does not make the same version twice";
      const message = isSealed ? `the sealed key of version ${version} is gone` : `${where} has no version ${version}`;
      return notReady(isSealed ? "SealedKeyMissing" : "KeyMissing", `${message}. Next: ${next}`);
    }
    default:
      return undefined;
  }
}

function certificateEndMs({ certificate }: KeyVersion): number | undefined {
  if (certificate === undefined) return undefined;
  try {
    return new X509Certificate(certificate).validToDate.getTime();
  } catch {
    return 0;
  }
}

function settled(seen: SeenKey, nowMs: number): Finding {
  const busy = (reason: string, message: string) => finding("Settled", "False", reason, message);
  const { pending } = statusOf(seen);
  const staged = stagedOf(seen);
  if (seen.fault !== undefined) return busy("BackendFailed", seen.fault);
  if (pending !== undefined) return busy("Creating", `version ${pending.version} is being made`);
  if (staged !== undefined) return busy("Staged", `version ${staged.version} is about to be activated`);
  const isAsked = seen.requests.some(({ spec }) => spec.action === "Rotate");
  const isDue = isAsked || causeOfRotation(seen, nowMs) !== undefined;
  if (!isDue && wantsRotation(seen) && rotationTakesConsent(seen)) {
    return busy(
      "ConsentNeeded",
      "an annotation asks for a rotation, which takes consent by the policy. Next: take keyward.dev/rotate off, and create a KeyRequest with action Rotate",
    );
  }
  if (seen.policy === undefined || !isDue) return idle(seen);
  if (versionsOf(seen).length >= MAX_VERSIONS) {
    return busy(
      "TooManyVersions",
      `a new version is due, and there are ${MAX_VERSIONS}. Next: destroy some, or lower retention.keepVersions`,
    );
  }
  const choice = seen.choose(seen.policy);
  if (!isBackend(choice)) return busy(choice.reason, choice.message);
  return busy("Due", "a new version is due");
}

function idle(seen: SeenKey): Finding {
  const revoked = toDisable(seen);
  if (revoked === undefined) return finding("Settled", "True", "NothingToDo", "no version is being made");
  return finding(
    "Settled",
    "False",
    "Disabling",
    `version ${revoked.version} is revoked, and is being disabled in its backend`,
  );
}

function sealedFinding(seen: SeenKey): Finding {
  const software = versionsOf(seen).filter(
    ({ backend, state }) => backend.protection === "Software" && state !== "Destroyed",
  );
  if (software.length === 0) return finding("Sealed", "True", "NotSealed", "no version lies in a Secret");
  for (const { version } of software) {
    const health = seen.health.get(version);
    if (health?.kind === "damaged") return finding("Sealed", "False", health.reason, health.cause);
    if (health?.kind === "missing") {
      return finding(
        "Sealed",
        "False",
        "Missing",
        `the sealed key of version ${version} is gone. Next: restore the Secret from a backup`,
      );
    }
  }
  return finding("Sealed", "True", "Whole", "what is stored is whole");
}

function compliance(seen: SeenKey): Finding {
  const below = versionsOf(seen).filter((version) => isLive(version) && isBelowPolicy(seen, version));
  if (below.length === 0)
    return finding("Compliant", "True", "WithinPolicy", "the policy permits where every version is");
  const names = below.map(
    ({ version, backend }) => `version ${version} in ${backend.kind} ${backend.name} (${backend.protection})`,
  );
  const next = `the policy asks for ${seen.policy?.spec.protection}; these versions verify and decrypt only. A new version follows once such a backend is there`;
  return finding("Compliant", "False", "BelowPolicy", `${someOf(names)}. Next: ${next}`);
}

function isLive({ state }: KeyVersion): boolean {
  return state === "Staged" || state === "Active" || state === "Retired";
}

const WAITS: Readonly<Record<EndWaits, (seen: SeenKey, users: string) => readonly [reason: string, message: string]>> =
  {
    profiles: (_, users) => [
      "DeletionWaits",
      `deletion waits: ${users}. Next: delete these profiles or take the grant out of them; deletion then goes on by itself`,
    ],
    protection: ({ policy }) => [
      "DeletionProtected",
      `deletion waits: KeyPolicy ${policy?.metadata.name} protects its keys. Next: destroy the versions, or set deletionProtection to false`,
    ],
    "dual-control": ({ policy }) => [
      "ConsentNeeded",
      `deletion waits: KeyPolicy ${policy?.metadata.name} asks for consent to destroy. Next: create KeyRequests that revoke the active version and destroy each`,
    ],
  };

function inUse(seen: SeenKey): Finding {
  const { users, key } = seen;
  const count = `${users.length} ${users.length === 1 ? "profile grants" : "profiles grant"} this key: ${someOf(users)}`;
  const stays = key.metadata.deletionTimestamp === undefined ? undefined : whyItStays(seen);
  if (stays !== undefined) return finding("InUse", "True", ...WAITS[stays](seen, count));
  if (users.length === 0) return finding("InUse", "False", "NoProfiles", "no profile grants this key");
  return finding("InUse", "True", "Granted", count);
}
