import { KINDS } from "../../suites/crds/api-server.ts";
import type { Ground } from "./ground.ts";
import type { KeyPlace } from "./make-keys.ts";
import { sideBySide } from "./side-by-side.ts";

/** resourceVersion of each key, by namespace and name. */
export type Versions = ReadonlyMap<string, string>;

/** @throws Error that names a key that is not ready */
export async function versionsOf({ client }: Ground, places: readonly KeyPlace[]): Promise<Versions> {
  const versions = new Map<string, string>();
  await sideBySide(places, 16, async ({ policy: { namespace }, name }) => {
    const { metadata, status } = await client.get(KINDS.CryptoKey, { namespace, name });
    const ready = status?.conditions?.find(({ type }) => type === "Ready");
    if (ready?.status !== "True") throw new Error(`${namespace}/${name} is not ready: ${ready?.message}`);
    versions.set(`${namespace}/${name}`, metadata.resourceVersion ?? "");
  });
  return versions;
}

/** @returns the keys that somebody wrote in between */
export function writtenBetween(before: Versions, after: Versions): string[] {
  return [...before].filter(([key, version]) => after.get(key) !== version).map(([key]) => key);
}
