import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey, KeySpec } from "@keyward/core/backend/key-admin";
import { type KeyOwner, ownerPath } from "@keyward/core/backend/key-owner";
import type { Secret as SecretBytes } from "@keyward/core/secret/secret";
import { SECRETS, type Secret } from "@keyward/kube/client/kinds";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import { isConflict, isNotFound } from "@keyward/kube/watch/kube-error";
import { open } from "@keyward/provider-software/keys/sealed-key";
import { backendId } from "../backends/backend-id.ts";
import type { OpenBackend } from "../backends/port.ts";
import type { PolicyObject } from "../caches/kinds.ts";
import { readSealedSecret, sealedSecretName } from "../key-policy/sealed-secret.ts";
import type { Sealing } from "./sealing.ts";
import { SecretWrapping } from "./secret-wrapping.ts";
import { storeError } from "./store-error.ts";

/** Under this every key of an earlier release lies, directly. */
const KEY_ENCRYPTION_KEY_SECRET = "keyward-key-encryption-key";
const FIRST_VERSION = 1;

export interface SealedInheritanceOptions {
  readonly sealing: Pick<Sealing, "backend">;
  readonly client: KubeClient;
  /** The operator's own. */
  readonly namespace: string;
}

/** Keys that an earlier release sealed one by one, as first versions of CryptoKeys. */
export class SealedInheritance {
  readonly #options: SealedInheritanceOptions;

  constructor(options: SealedInheritanceOptions) {
    this.#options = options;
  }

  /**
   * Seals the old key into the set of its CryptoKey; called again it finds it there. The old Secret stays until `discard`.
   * @throws BackendError KeyMissing if it is gone, KeyDamaged if it does not open, Unsupported for another backend than software
   */
  async takeOver(
    policy: PolicyObject,
    spec: KeySpec,
    owner: KeyOwner,
    { chosen }: Pick<OpenBackend, "chosen">,
    signal: AbortSignal,
  ): Promise<BackendKey> {
    const backend = this.#options.sealing.backend(backendId(chosen, owner.namespace));
    if (backend === undefined) throw notSoftware(chosen.name);
    const found = await this.#read(policy, signal);
    if (found === undefined) {
      // The old Secret goes when the set has the key, so that a second call may find the set alone.
      const taken = await backend.admin.describe({ id: ownerPath(owner), algorithm: spec.algorithm }, signal);
      if (taken !== undefined) return taken;
      throw this.#fault("KeyMissing", policy, "is gone");
    }
    using plain = await this.#open(policy, found, owner, signal);
    return await backend.admin.adopt(spec, owner, plain, signal);
  }

  /** Deletes the old Secret, once status has the version. One that is gone is no error. */
  async discard(policy: PolicyObject, signal: AbortSignal): Promise<void> {
    const { client, namespace } = this.#options;
    const found = await this.#read(policy, signal);
    if (found === undefined) return;
    const { uid = "", resourceVersion = "" } = found.metadata;
    try {
      await client.delete(SECRETS, { namespace, name: sealedSecretName(policy) }, { uid, resourceVersion, signal });
    } catch (error) {
      if (!isNotFound(error) && !isConflict(error)) throw storeError("delete an old sealed key", error);
    }
  }

  async #read(policy: PolicyObject, signal: AbortSignal): Promise<Secret | undefined> {
    const { client, namespace } = this.#options;
    try {
      return await client.get(SECRETS, { namespace, name: sealedSecretName(policy) }, { signal });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw storeError("read an old sealed key", error);
    }
  }

  async #open(policy: PolicyObject, secret: Secret, owner: KeyOwner, signal: AbortSignal): Promise<SecretBytes> {
    const { envelope } = readSealedSecret(secret);
    if (envelope === undefined) throw this.#fault("KeyDamaged", policy, "holds no sealed key");
    using key = await new SecretWrapping(KEY_ENCRYPTION_KEY_SECRET, this.#options).key(signal);
    const { clusterId, namespace, policyUid } = owner;
    try {
      return open(key, envelope, {
        clusterId,
        namespace,
        policy: policy.metadata.name,
        policyUid,
        version: FIRST_VERSION,
      });
    } catch (cause) {
      throw this.#fault("KeyDamaged", policy, "does not open", cause);
    }
  }

  #fault(fault: "KeyMissing" | "KeyDamaged", policy: PolicyObject, what: string, cause?: unknown): BackendError {
    const where = `Secret ${this.#options.namespace}/${sealedSecretName(policy)}`;
    return new BackendError(fault, `${where} with the key of an earlier release ${what}. Next: restore it`, { cause });
  }
}

function notSoftware(name: string): BackendError {
  const text = `the backend ${name} cannot take over the sealed key of an earlier release`;
  return new BackendError(
    "Unsupported",
    `${text}. Next: let the policy choose a software backend, then migrate the key`,
  );
}
