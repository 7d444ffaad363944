import { create } from "@bufbuild/protobuf";
import { type KeySetAcknowledgement, KeySetAcknowledgementSchema } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Caches } from "../../caches/caches.ts";
import { namedPolicies } from "../../profile/named-policies.ts";

/** A backup that is older by more versions than a CryptoKey has room for is none that anyone would restore. */
const MAX_AHEAD = 128;

export interface KnownKeys {
  readonly keys: Pick<Caches["keys"], "get">;
  readonly profiles: Pick<Caches["profiles"], "get">;
}

/**
 * Pure. What a pod says that it holds decides which numbers are never given again. So it is heard for the keys alone that its profile
 * names, and for numbers near those that there are: else one pod could use up the numbers of any key of the cluster.
 * @param profileKey `namespace/name` of the CryptoProfile that the pod was injected for
 * @returns what of it counts; undefined: nothing
 */
export function believable(
  said: KeySetAcknowledgement,
  profileKey: string,
  { keys, profiles }: KnownKeys,
): KeySetAcknowledgement | undefined {
  const namespace = profileKey.slice(0, profileKey.indexOf("/"));
  const key = keys.get(`${namespace}/${said.key}`);
  const profile = profiles.get(profileKey);
  if (key === undefined || profile === undefined || key.metadata.uid !== said.keyUid) return undefined;
  if (!namedPolicies(profile).includes(said.key)) return undefined;
  const highest = (key.status?.lastVersion ?? 0) + MAX_AHEAD;
  const versions = said.versions.filter(({ version }) => version > 0 && version <= highest);
  return create(KeySetAcknowledgementSchema, { ...said, versions });
}
