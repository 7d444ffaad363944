import type { KeyMetadata } from "@aws-sdk/client-kms";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type {
  BackendKey,
  BackendKeyRef,
  ImportTicket,
  KeyAdmin,
  KeySpec,
  WrappedKey,
} from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import type { Secret } from "@keyward/core/secret/secret";
import { unsupported } from "./algorithms.ts";
import { present } from "./connection/answers.ts";
import type { AwsCalls } from "./connection/calls.ts";
import { type CreationRules, KeyCreation } from "./keys/key-creation.ts";
import { describeFully, metadataOf, tagsOfKey } from "./keys/key-description.ts";
import { revive, scheduleEnd } from "./keys/key-ending.ts";
import { isKeyId, requireKeyId } from "./keys/key-id.ts";
import { importMaterial, importTicket, requireImport } from "./keys/key-import.ts";
import { aliasedKeys, describeTagged, taggedKeys } from "./keys/key-listing.ts";
import { UnclaimedKeys } from "./keys/unclaimed-keys.ts";
import { activeAlias } from "./owner/alias-names.ts";
import { pointAlias } from "./owner/aliases.ts";
import { ownerOf } from "./owner/owner-tags.ts";

/** Keys of AWS KMS from first to last. One version of ours is one key of AWS; its id is AWS' key id. */
export class AwsKeyAdmin implements KeyAdmin {
  readonly #calls: AwsCalls;
  readonly #aliasPrefix: string;
  readonly #creation: KeyCreation;

  constructor(calls: AwsCalls, rules: CreationRules, nowMs: () => number) {
    this.#calls = calls;
    this.#aliasPrefix = rules.aliasPrefix;
    this.#creation = new KeyCreation(calls, rules, new UnclaimedKeys(calls, rules.aliasPrefix, nowMs));
  }

  async create(spec: KeySpec, owner: KeyOwner, signal: AbortSignal): Promise<BackendKey> {
    const metadata = await this.#creation.createOnce({ spec, owner, origin: "AWS_KMS" }, signal);
    return this.#whole(metadata, signal);
  }

  async describe({ id }: BackendKeyRef, signal: AbortSignal): Promise<BackendKey | undefined> {
    const metadata = isKeyId(id) ? await metadataOf(this.#calls, id, signal) : undefined;
    return metadata && this.#whole(metadata, signal);
  }

  async *list(clusterId: string, signal: AbortSignal): AsyncGenerator<BackendKey> {
    const aliased = await aliasedKeys(this.#calls, this.#aliasPrefix, signal);
    for await (const tagged of taggedKeys(this.#calls, aliased, false, signal)) {
      if (ownerOf(tagged.tags)?.clusterId !== clusterId) continue;
      const key = await describeTagged(this.#calls, tagged, signal);
      if (key !== undefined) yield key;
    }
  }

  async disable({ id }: BackendKeyRef, signal: AbortSignal): Promise<void> {
    requireKeyId(id);
    await this.#calls.ask("DisableKey", id, signal, (kms, options) => kms.disableKey({ KeyId: id }, options));
  }

  async enable({ id }: BackendKeyRef, signal: AbortSignal): Promise<void> {
    await revive(this.#calls, requireKeyId(id), signal);
  }

  async destroy({ id }: BackendKeyRef, waitMs: number, signal: AbortSignal): Promise<number | undefined> {
    return isKeyId(id) ? scheduleEnd(this.#calls, id, waitMs, signal) : undefined;
  }

  async beginImport(
    spec: KeySpec,
    owner: KeyOwner,
    method: WrappingMethod,
    signal: AbortSignal,
  ): Promise<ImportTicket> {
    requireImport(spec, method);
    const metadata = await this.#creation.createOnce({ spec, owner, origin: "EXTERNAL" }, signal);
    return importTicket(this.#calls, present("DescribeKey", metadata.KeyId), method, signal);
  }

  async finishImport(
    spec: KeySpec,
    _owner: KeyOwner,
    ticket: ImportTicket,
    wrapped: WrappedKey,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    requireImport(spec, wrapped.method);
    const keyId = await importMaterial(this.#calls, ticket, wrapped, signal);
    return present("DescribeKey", await this.describe({ id: keyId, algorithm: spec.algorithm }, signal));
  }

  async exportWrapped(): Promise<WrappedKey> {
    throw unsupported("export: keys never leave it; make the policy's keys in another backend");
  }

  async material(): Promise<Secret> {
    throw unsupported("material for sidecars: keys never leave it");
  }

  /** The alias `aliasPrefix/cluster/namespace/key` leads to the active version, for programs beside Keyward. */
  async markActive({ id }: BackendKeyRef, owner: KeyOwner, signal: AbortSignal): Promise<void> {
    await pointAlias(this.#calls, activeAlias(this.#aliasPrefix, owner), requireKeyId(id), signal);
  }

  /** New material for a key of data keys; its id stays and older data keys still open. */
  async renew({ id }: BackendKeyRef, signal: AbortSignal): Promise<void> {
    requireKeyId(id);
    await this.#calls.ask("RotateKeyOnDemand", id, signal, (kms, options) =>
      kms.rotateKeyOnDemand({ KeyId: id }, options),
    );
  }

  async #whole(metadata: KeyMetadata, signal: AbortSignal): Promise<BackendKey> {
    const keyId = present("DescribeKey", metadata.KeyId);
    const tags = await tagsOfKey(this.#calls, keyId, signal);
    return describeFully(this.#calls, metadata, tags ?? [], signal);
  }
}
