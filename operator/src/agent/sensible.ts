import type { KeySetAcknowledgement, ProfileAcknowledgement } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";

const MAX_NAME_CHARACTERS = 128;
const MAX_FAULT_CHARACTERS = 16 * 1024;
/** As many as a CryptoKey's status lists. */
const MAX_VERSIONS = 128;

/** What a pod says ends in status: a number that the API server cannot hold would keep all of it from being written. */
export function isSensibleProfile({ profileUid, generation, liveGeneration }: ProfileAcknowledgement): boolean {
  const counts = [generation, liveGeneration].every((count) => count >= 0n && count <= Number.MAX_SAFE_INTEGER);
  return counts && profileUid.length <= MAX_NAME_CHARACTERS;
}

/** What a pod says of its keys is remembered while it is connected. */
export function isSensibleKeySet({ key, keyUid, versions, fault }: KeySetAcknowledgement): boolean {
  const names = [key, keyUid, ...versions.map(({ fingerprint }) => fingerprint)];
  return (
    names.every((name) => name.length <= MAX_NAME_CHARACTERS) &&
    versions.length <= MAX_VERSIONS &&
    fault.length <= MAX_FAULT_CHARACTERS
  );
}
