import { createHash } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Secret as SecretBytes } from "@keyward/core/secret/secret";
import { toHex } from "@keyward/core/text/hex";
import { encodePem } from "@keyward/core/text/pem";
import type { KeyState } from "@keyward/crds/types/policy/status";
import type { Secret } from "@keyward/kube/client/kinds";
import type { Informer } from "@keyward/kube/informer/informer";
import { SigningKey } from "@keyward/provider-software/signing-key";
import { type KeyOwner, open } from "@keyward/provider-software/sealed-key";
import type { PolicyObject } from "../caches/kinds.ts";
import { certificateFault, readCertificate } from "./authority.ts";
import type { KeyEncryptionKeys } from "./key-encryption-key.ts";
import type { SealedState } from "./plan.ts";
import { readSealedSecret, sealedSecretName } from "./sealed-secret.ts";

export interface SealedKeysOptions {
  readonly secrets: Informer<Secret>;
  readonly keyEncryptionKeys: KeyEncryptionKeys;
  readonly namespace: string;
  /** uid of the namespace kube-system. */
  readonly clusterId: string;
}

export interface OpenedKey {
  /** PKCS#8, DER; whoever gets it disposes of it. */
  readonly privateKey: SecretBytes;
  /** PEM */
  readonly certificate: string | undefined;
}

/** Rotation is a later release; until then a policy has exactly one version of its key. */
export const FIRST_VERSION = 1;

/** Opens sealed keys: to see whether they are good, and to hand them to sidecars. */
export class SealedKeys {
  readonly #options: SealedKeysOptions;
  /** Judging costs a decryption and a signature check; the result holds until Secret or key-encryption key change. */
  readonly #judged = new Map<string, { stamp: string; state: SealedState }>();

  constructor(options: SealedKeysOptions) {
    this.#options = options;
  }

  ownerOf({ metadata: { namespace = "", name, uid = "" } }: PolicyObject): KeyOwner {
    return { clusterId: this.#options.clusterId, namespace, policy: name, policyUid: uid, version: FIRST_VERSION };
  }

  secretOf(policy: PolicyObject): Secret | undefined {
    return this.#options.secrets.get(`${this.#options.namespace}/${sealedSecretName(policy)}`);
  }

  /** What the sealed key is worth; needs the cache only. */
  judge(policy: PolicyObject): SealedState {
    const secret = this.secretOf(policy);
    if (secret === undefined) return { kind: "absent" };
    const name = secret.metadata.name;
    const known = policy.status?.key?.fingerprint ?? "";
    const stamp = [
      secret.metadata.uid,
      secret.metadata.resourceVersion,
      this.#options.keyEncryptionKeys.stamp,
      known,
    ].join();
    const before = this.#judged.get(name);
    if (before?.stamp === stamp) return before.state;
    const state = this.#judge(policy, secret);
    this.#judged.set(name, { stamp, state });
    return state;
  }

  forget(policy: PolicyObject): void {
    this.#judged.delete(sealedSecretName(policy));
  }

  /** @throws FAILED_PRECONDITION if there is no such key or it does not open */
  open(policy: PolicyObject): OpenedKey {
    const secret = this.secretOf(policy);
    const parts = secret && readSealedSecret(secret);
    if (parts?.envelope === undefined) throw new KeywardError("FAILED_PRECONDITION", "there is no sealed key");
    const { envelope, certificate } = parts;
    const owner = this.ownerOf(policy);
    return { privateKey: this.#options.keyEncryptionKeys.use((key) => open(key, envelope, owner)), certificate };
  }

  #judge(policy: PolicyObject, secret: Secret): SealedState {
    try {
      const { privateKey, certificate } = this.open(policy);
      using _ = privateKey;
      return judgeOpened(policy, secret, SigningKey.load(privateKey).publicKey, certificate);
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      return { kind: "unusable", cause: `Secret ${secret.metadata.name}: ${error.message}` };
    }
  }
}

function judgeOpened(policy: PolicyObject, secret: Secret, publicKey: Buffer, pem: string | undefined): SealedState {
  const name = `Secret ${secret.metadata.name}`;
  const fingerprint = fingerprintOf(publicKey);
  const known = policy.status?.key?.fingerprint;
  if (known !== undefined && known !== fingerprint) {
    return { kind: "unusable", cause: `${name} holds another key than the one with fingerprint ${known}` };
  }
  const fault = certificateFault(pem, policy.spec, publicKey);
  if (fault !== undefined) return { kind: "unusable", cause: `${name}: ${fault}` };
  const certificate = policy.spec.certificateAuthority === undefined ? undefined : pem;
  const key: KeyState = {
    version: FIRST_VERSION,
    fingerprint,
    publicKey: encodePem("PUBLIC KEY", publicKey),
    ...(certificate === undefined ? {} : { certificate }),
    // A Secret that was restored is younger than its key.
    createdAt: policy.status?.key?.createdAt ?? secret.metadata.creationTimestamp ?? "",
  };
  return {
    kind: "usable",
    key,
    certificateEndsMs: certificate && readCertificate(certificate)?.validToDate.getTime(),
  } as SealedState;
}

export function fingerprintOf(publicKey: Buffer): string {
  return toHex(createHash("sha256").update(publicKey).digest());
}
