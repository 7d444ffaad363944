import type { KeyMetadata, OriginType } from "@aws-sdk/client-kms";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { keyUsageOf, requireAlgorithm } from "../algorithms.ts";
import { present } from "../connection/answers.ts";
import type { AwsCalls } from "../connection/calls.ts";
import { versionAlias } from "../owner/alias-names.ts";
import { claimAlias } from "../owner/aliases.ts";
import { OWNER_TAGS, tagsOf } from "../owner/owner-tags.ts";
import { metadataOf } from "./key-description.ts";
import { scheduleEnd } from "./key-ending.ts";
import type { UnclaimedKeys } from "./unclaimed-keys.ts";

export interface CreationRules {
  readonly aliasPrefix: string;
  readonly multiRegion: boolean;
}

/** What a key is made as. */
interface Creation {
  readonly spec: KeySpec;
  readonly owner: KeyOwner;
  /** EXTERNAL: its material is imported. */
  readonly origin: OriginType;
}

/** Makes one key for each owner: the alias of the version decides, and whoever comes second takes its key away again. */
export class KeyCreation {
  readonly #calls: AwsCalls;
  readonly #rules: CreationRules;
  readonly #unclaimed: UnclaimedKeys;

  constructor(calls: AwsCalls, rules: CreationRules, unclaimed: UnclaimedKeys) {
    this.#calls = calls;
    this.#rules = rules;
    this.#unclaimed = unclaimed;
  }

  async createOnce(creation: Creation, signal: AbortSignal): Promise<KeyMetadata> {
    keyUsageOf(creation.spec);
    const alias = versionAlias(this.#rules.aliasPrefix, creation.owner);
    const found = await metadataOf(this.#calls, alias, signal);
    if (found !== undefined) return found;
    const keyId = (await this.#unclaimed.find(creation.owner, signal)) ?? (await this.#create(creation, signal));
    if (creation.spec.algorithm === "AES-256" && creation.origin === "AWS_KMS") await this.#rotateYearly(keyId, signal);
    await claimAlias(this.#calls, alias, keyId, signal);
    const winner = await this.#winner(alias, signal);
    // Another process may have taken up this very key and been faster with its alias: then it has won all the same.
    if (winner.KeyId !== keyId) await this.#discard(keyId, signal);
    this.#unclaimed.delete(creation.owner);
    return winner;
  }

  async #winner(alias: string, signal: AbortSignal): Promise<KeyMetadata> {
    const winner = await metadataOf(this.#calls, alias, signal);
    if (winner !== undefined) return winner;
    throw new BackendError(
      "Unreachable",
      `AWS KMS has made ${alias} and does not know it everywhere yet; ask again in a moment`,
    );
  }

  async #create({ spec, owner, origin }: Creation, signal: AbortSignal): Promise<string> {
    const request = {
      KeySpec: requireAlgorithm(spec.algorithm).keySpec,
      KeyUsage: keyUsageOf(spec),
      Origin: origin,
      MultiRegion: this.#rules.multiRegion,
      Tags: tagsOf(owner),
      Description: `Keyward: version ${owner.version} of ${owner.namespace}/${owner.key}`,
    };
    try {
      const answer = await this.#calls.ask("CreateKey", undefined, signal, (kms, options) =>
        kms.createKey(request, options),
      );
      const keyId = present("CreateKey", answer.KeyMetadata?.KeyId);
      this.#unclaimed.add(owner, keyId);
      return keyId;
    } catch (error) {
      this.#unclaimed.lookAgain();
      throw error;
    }
  }

  /** New material each year under the same id: what was sealed before still opens. */
  async #rotateYearly(keyId: string, signal: AbortSignal): Promise<void> {
    await this.#calls.ask("EnableKeyRotation", keyId, signal, (kms, options) =>
      kms.enableKeyRotation({ KeyId: keyId }, options),
    );
  }

  /** Nobody ever got this key: without our tags nobody takes it for one of ours while it waits for its end. */
  async #discard(keyId: string, signal: AbortSignal): Promise<void> {
    await this.#calls.ask("UntagResource", keyId, signal, (kms, options) =>
      kms.untagResource({ KeyId: keyId, TagKeys: [...OWNER_TAGS] }, options),
    );
    await scheduleEnd(this.#calls, keyId, 0, signal);
  }
}
