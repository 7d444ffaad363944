import type { KeyMetadata, Tag } from "@aws-sdk/client-kms";
import type { BackendKey, BackendKeyState } from "@keyward/core/backend/key-admin";
import { algorithmOf } from "../algorithms.ts";
import { badAnswer } from "../connection/answers.ts";
import type { AwsCalls } from "../connection/calls.ts";
import { isNamed } from "../errors.ts";
import { ownerOf } from "../owner/owner-tags.ts";

const STATES: ReadonlyMap<string | undefined, BackendKeyState> = new Map([
  ["Enabled", "Enabled"],
  ["Updating", "Enabled"],
  ["PendingDeletion", "Destroying"],
  ["PendingReplicaDeletion", "Destroying"],
]);

const SYMMETRIC = /^(SYMMETRIC_DEFAULT|HMAC_)/;

/** @param key id, ARN or alias. @returns undefined if there is none */
export async function metadataOf(calls: AwsCalls, key: string, signal: AbortSignal): Promise<KeyMetadata | undefined> {
  const isMissing = (thrown: unknown) => isNamed(thrown, "NotFoundException");
  try {
    const answer = await calls.ask(
      "DescribeKey",
      key,
      signal,
      (kms, options) => kms.describeKey({ KeyId: key }, options),
      isMissing,
    );
    return answer.KeyMetadata;
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

/** @returns undefined if the key is gone. A key can go between any two calls. */
export async function tagsOfKey(calls: AwsCalls, keyId: string, signal: AbortSignal): Promise<Tag[] | undefined> {
  const isMissing = (thrown: unknown) => isNamed(thrown, "NotFoundException");
  try {
    const answer = await calls.ask(
      "ListResourceTags",
      keyId,
      signal,
      (kms, options) => kms.listResourceTags({ KeyId: keyId }, options),
      isMissing,
    );
    return answer.Tags ?? [];
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

/** @throws BadAnswer for a key that Keyward does not make */
export async function describeFully(
  calls: AwsCalls,
  metadata: KeyMetadata,
  tags: readonly Tag[],
  signal: AbortSignal,
): Promise<BackendKey> {
  const { KeyId: id, KeySpec, KeyUsage, KeyState, CreationDate, DeletionDate } = metadata;
  const algorithm = algorithmOf(KeySpec, KeyUsage);
  if (!id || algorithm === undefined) throw badAnswer("DescribeKey", "it names a key spec that Keyward does not use");
  return {
    id,
    algorithm: algorithm.name,
    publicKey: SYMMETRIC.test(KeySpec!) ? undefined : await publicKeyOf(calls, id, signal),
    state: STATES.get(KeyState) ?? "Disabled",
    owner: ownerOf(tags),
    createdAtMs: CreationDate?.getTime(),
    destroysAtMs: DeletionDate?.getTime(),
    sealRevision: undefined,
  };
}

/** AWS shows the public key of keys that work, and of no others. */
async function publicKeyOf(calls: AwsCalls, keyId: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const isHidden = (thrown: unknown) =>
    isNamed(thrown, "DisabledException") || isNamed(thrown, "KMSInvalidStateException");
  try {
    const answer = await calls.ask(
      "GetPublicKey",
      keyId,
      signal,
      (kms, options) => kms.getPublicKey({ KeyId: keyId }, options),
      isHidden,
    );
    return answer.PublicKey;
  } catch (thrown) {
    if (isHidden(thrown)) return undefined;
    throw thrown;
  }
}
