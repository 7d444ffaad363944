import { createHash } from "node:crypto";
import { hasUsage, parseUsages } from "@keyward/core/algorithms/key-usage";
import { BackendError } from "@keyward/core/backend/backend-error";
import { dataKeyAlgorithm } from "@keyward/core/backend/data-key-algorithm";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import type { DataKey, KeyUse } from "@keyward/core/backend/key-use";
import type { Secret } from "@keyward/core/secret/secret";
import type { DataKeyBackendRef } from "@keyward/crds/types/backend/software";
import type { Backends, OpenBackend } from "../backends/port.ts";
import { describeWrapping, type Wrapping } from "./wrapping.ts";

/** Owner's policy of keys that wrap data keys: no CryptoKey knows them, and they are no orphans. */
const SEALING_POLICY = "keyward-data-keys";
const USAGES = parseUsages(["encrypt", "decrypt", "wrap", "unwrap"]);

/** Whether a key in a backend is one that the operator made to wrap data keys. */
export function isSealingKey({ policyUid }: KeyOwner): boolean {
  return policyUid === SEALING_POLICY;
}

/** A key-encryption key that never leaves its backend. */
export class BackendWrapping implements Wrapping {
  readonly descriptor: string;
  readonly #use: () => KeyUse;
  readonly #key: BackendKeyRef;

  /** @param namespace where a KeyBackend is */
  constructor(
    backends: Pick<Backends, "of">,
    ref: { readonly kind: "KeyBackend" | "ClusterKeyBackend"; readonly name: string },
    namespace: string,
    key: BackendKeyRef,
  ) {
    const { kind, name } = ref;
    const { id: keyId, algorithm } = key;
    this.descriptor = describeWrapping({
      kind,
      namespace: kind === "KeyBackend" ? namespace : "",
      name,
      keyId,
      algorithm,
    });
    this.#use = () => backends.of(ref, namespace).backend.use;
    this.#key = key;
  }

  generate(context: string, signal: AbortSignal): Promise<DataKey> {
    return this.#use().generateDataKey(this.#key, context, signal);
  }

  open(wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret> {
    return this.#use().openDataKey(this.#key, wrapped, context, signal);
  }
}

/**
 * Finds the key that wraps data keys, and makes one where none is named.
 * @param home which software backend it is for
 * @throws BackendError Misconfigured where that backend makes no data keys
 */
export async function sealingKey(
  ref: DataKeyBackendRef,
  { backend }: OpenBackend,
  home: string,
  place: { readonly clusterId: string; readonly namespace: string },
  signal: AbortSignal,
): Promise<BackendKeyRef> {
  const algorithm = dataKeyAlgorithm(backend.capabilities);
  if (algorithm === undefined) throw noDataKeys(ref);
  if (ref.keyId !== undefined) return { id: ref.keyId, algorithm };
  const { usages: all, purposes = [all] } = backend.capabilities.algorithms.get(algorithm)!;
  const usages = USAGES & (purposes.find((each) => hasUsage(each, "decrypt")) ?? all);
  const { id } = await backend.admin.create({ algorithm, usages, exportable: false }, ownerOf(home, place), signal);
  return { id, algorithm };
}

function ownerOf(home: string, place: { readonly clusterId: string; readonly namespace: string }): KeyOwner {
  const hash = createHash("sha256").update(home).digest("hex").slice(0, 16);
  const key = `keyward-sealing-${hash}`;
  return { ...place, policy: SEALING_POLICY, policyUid: SEALING_POLICY, key, keyUid: key, version: 1 };
}

function noDataKeys({ kind, name }: DataKeyBackendRef): BackendError {
  const text = `${kind} ${name} makes no data keys, so no key can be sealed under it. Next: name another backend`;
  return new BackendError("Misconfigured", `${text} in software.keyEncryptionKey.backendRef`);
}
