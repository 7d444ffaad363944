import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { type Finding, finding } from "../../status/finding.ts";
import type { VersionHealth } from "../watching/inspections.ts";
import { type SeenKey, versionsOf } from "./seen-key.ts";

type Trouble = NonNullable<KeyVersion["trouble"]>;

const TROUBLES: Readonly<Record<VersionHealth["kind"], Trouble | undefined>> = {
  usable: undefined,
  disabled: "Disabled",
  destroyed: "Destroyed",
  missing: "Missing",
  damaged: "Damaged",
};

/** In these states a version verifies and decrypts. */
const OF_USE: ReadonlySet<KeyVersion["state"]> = new Set(["Staged", "Active", "Retired"]);

export const VERSIONS_USABLE = "VersionsUsable";

/** Every version with what its backend says of it. @returns undefined where status has that already, and before anyone looked */
export function markedVersions(seen: SeenKey): KeyVersion[] | undefined {
  if (!seen.looked) return undefined;
  const versions = versionsOf(seen);
  if (versions.every((version) => version.trouble === troubleOf(seen, version))) return undefined;
  return versions.map((version) => {
    const { trouble: _, ...rest } = version;
    const trouble = troubleOf(seen, version);
    return { ...rest, ...(trouble && { trouble }) };
  });
}

function troubleOf({ health }: SeenKey, { version, state }: KeyVersion): Trouble | undefined {
  return OF_USE.has(state) ? TROUBLES[health.get(version)?.kind ?? "usable"] : undefined;
}

/** What is wrong with versions that only verify and decrypt; Ready tells of the active one. @returns undefined: nothing is */
export function versionsFinding(seen: SeenKey): Finding | undefined {
  // What an earlier term found out is not taken back before somebody looked.
  if (!seen.looked)
    return seen.key.status?.conditions?.find(({ type }) => type === VERSIONS_USABLE) as Finding | undefined;
  const told = versionsOf(seen).flatMap((version) => {
    const trouble = version.state === "Active" ? undefined : troubleOf(seen, version);
    return trouble === undefined ? [] : [{ version, trouble }];
  });
  if (told.length === 0) return undefined;
  const what = told.map(
    ({ version: { version, backend }, trouble }) =>
      `version ${version} is ${SAID[trouble]} ${backend.kind} ${backend.name}`,
  );
  const lost = told.some(({ trouble }) => trouble !== "Disabled");
  const next = lost
    ? "restore them there, or take their destruction back; what is encrypted under them should be encrypted anew"
    : "enable them there, or have what they protect signed and encrypted anew and destroy them";
  const message = `${shortened(what)}: what only they can decrypt or verify has to wait. Next: ${next}`;
  return finding(VERSIONS_USABLE, "False", lost ? "VersionsLost" : "VersionsDisabled", message);
}

const SAID: Readonly<Record<Trouble, string>> = {
  Disabled: "disabled in",
  Destroyed: "destroyed, or waits for that, in",
  Missing: "missing in",
  Damaged: "damaged in",
};

const MAX_SAID = 8;

function shortened(what: readonly string[]): string {
  const shown = what.slice(0, MAX_SAID).join("; ");
  return what.length > MAX_SAID ? `${shown}; and ${what.length - MAX_SAID} more` : shown;
}
