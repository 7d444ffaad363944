import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKey, KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { encodePem } from "@keyward/core/text/pem";
import { quote } from "@keyward/core/text/quote";
import { policyUsages } from "@keyward/crds/compile/policy-usages";
import type { KeyVersion, PendingVersion } from "@keyward/crds/types/crypto-key";
import type { Backends, OpenBackend } from "../../backends/port.ts";
import type { PolicyObject } from "../../caches/kinds.ts";
import { type KeyView, TAKES_OVER } from "../key-view.ts";
import { time } from "../plan/changes.ts";
import { authorityCertificate, type ParentAuthority } from "./authority-certificate.ts";
import { fingerprintOf, type TriedKey } from "./trial.ts";

export interface VersionMakerOptions {
  readonly backends: Backends;
  readonly clusterId: string;
  readonly nowEpochMs: () => number;
  /** The active version of an authority in a namespace. @throws BackendError if there is none */
  readonly parentOf: (namespace: string, policy: string) => ParentAuthority;
  readonly inheritance: Inheritance;
}

/** Keys that an earlier release made and sealed. */
export interface Inheritance {
  /** Moves the old key into the backend, as this version. @throws BackendError KeyMissing if it is gone */
  takeOver(
    policy: PolicyObject,
    spec: KeySpec,
    owner: KeyOwner,
    open: OpenBackend,
    signal: AbortSignal,
  ): Promise<BackendKey>;
}

export interface MadeVersion {
  readonly version: KeyVersion;
  readonly sealRevision: number | undefined;
}

/** Makes versions in their backends, or finds those that were made before. */
export class VersionMaker {
  readonly #options: VersionMakerOptions;

  constructor(options: VersionMakerOptions) {
    this.#options = options;
  }

  /** @throws BackendError. May be called again after a crash: it ends in the same key */
  async make(key: KeyView, policy: PolicyObject, pending: PendingVersion, signal: AbortSignal): Promise<MadeVersion> {
    const open = this.#options.backends.of(pending.backend, policy.metadata.namespace ?? "");
    const owner = this.ownerOf(key, policy, pending.version);
    const inherited = pending.version === 1 ? key.metadata.annotations?.[TAKES_OVER] : undefined;
    const spec = specOf(policy);
    const made = await (inherited === undefined
      ? open.backend.admin.create(spec, owner, signal)
      : this.#options.inheritance.takeOver(policy, spec, owner, open, signal));
    const shown = inherited === undefined ? undefined : policy.status?.key;
    const place = { ...open, chosen: pending.backend };
    const described = await this.describe(place, made, policy, pending.version, signal, shown);
    const same = inherited === undefined || inherited === described.version.fingerprint;
    if (!same) throw anotherKey(policy, inherited);
    return described;
  }

  /**
   * A key that its backend has, as a version that is not in use yet.
   * @param shown what an earlier release told of it; else it is new, and an authority's gets a certificate
   * @throws BackendError
   */
  async describe(
    open: OpenBackend,
    made: BackendKey,
    policy: PolicyObject,
    number: number,
    signal: AbortSignal,
    shown?: { readonly certificate?: string; readonly createdAt: string },
  ): Promise<MadeVersion> {
    const tried = triedKey(open, made, policy);
    const fingerprint = await fingerprintOf(tried, signal);
    const certificate = shown?.certificate ?? (await this.#certificate(tried, policy, signal));
    const createdAt = shown?.createdAt ?? time(this.#options.nowEpochMs());
    const version: KeyVersion = {
      version: number,
      state: "Staged",
      fingerprint,
      ...(made.publicKey && { publicKey: encodePem("PUBLIC KEY", made.publicKey) }),
      ...(certificate !== undefined && { certificate }),
      backend: open.chosen,
      backendKey: made.id,
      createdAt,
    };
    return { version, sealRevision: made.sealRevision };
  }

  ownerOf(
    { metadata: { name: key, uid: keyUid = "" } }: KeyView,
    { metadata }: PolicyObject,
    version: number,
  ): KeyOwner {
    const { namespace = "", name: policy, uid: policyUid = "" } = metadata;
    return { clusterId: this.#options.clusterId, namespace, policy, policyUid, key, keyUid, version };
  }

  async #certificate({ backend, ref, publicKey }: TriedKey, policy: PolicyObject, signal: AbortSignal) {
    const { spec, metadata } = policy;
    const above = spec.certificateAuthority?.parentRef?.name;
    if (spec.certificateAuthority === undefined || publicKey === undefined) return undefined;
    const parent = above === undefined ? undefined : this.#options.parentOf(metadata.namespace ?? "", above);
    const nowMs = this.#options.nowEpochMs();
    return authorityCertificate({ spec, key: { backend, ref }, publicKey, parent, nowMs }, signal);
  }
}

/** @throws BackendError Unsupported for usages that keys of the algorithm do not have */
export function specOf({ spec }: PolicyObject): KeySpec {
  const { algorithm } = spec;
  return { algorithm, usages: usagesOf(spec), exportable: spec.export === "Wrapped" };
}

function usagesOf(spec: PolicyObject["spec"]): number {
  const read = policyUsages(spec);
  if ("usages" in read) return read.usages;
  const faults = read.faults.map(({ message }) => message).join("; ");
  throw new BackendError("Unsupported", `${faults}. Next: correct spec.usages of the KeyPolicy`);
}

export function triedKey(
  { backend }: OpenBackend,
  key: Pick<BackendKey, "id" | "algorithm" | "publicKey">,
  policy: PolicyObject,
): TriedKey {
  const { id, algorithm, publicKey } = key;
  return { backend, ref: { id, algorithm }, publicKey, usages: usagesOf(policy.spec) };
}

function anotherKey({ metadata: { name } }: PolicyObject, fingerprint: string): BackendError {
  const next = "restore the Secret that KeyPolicy was shown with, or delete the policy and create it again";
  return new BackendError(
    "KeyDamaged",
    `the sealed key of KeyPolicy ${quote(name)} is not the one with fingerprint ${fingerprint}. Next: ${next}`,
  );
}
