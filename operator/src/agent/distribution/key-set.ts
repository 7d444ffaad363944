import { X509Certificate } from "node:crypto";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { formatUsages, hasUsage, type KeyUsages } from "@keyward/core/algorithms/key-usage";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import { decodePemBlocks } from "@keyward/core/text/pem";
import { quote } from "@keyward/core/text/quote";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import {
  type KeySet,
  KeySetSchema,
  type KeySetVersionSchema,
  KeyVersionState,
  type RemoteKey,
  RemoteKeySchema,
} from "@keyward/proto/gen/keyward/agent/v1/agent_pb";
import type { Backends } from "../../backends/port.ts";
import { fingerprintOfSecret } from "../../keys/making/trial.ts";
import type { WantedKey } from "./wanted-keys.ts";

type Material = { case: "privateKey"; value: Uint8Array } | { case: "remote"; value: RemoteKey };
type VersionMessage = MessageInitShape<typeof KeySetVersionSchema>;

const STATES = {
  Staged: KeyVersionState.STAGED,
  Active: KeyVersionState.ACTIVE,
  Retired: KeyVersionState.RETIRED,
} as const;

/** A sidecar sends no longer messages: docs/agent-stream.md. */
const MAX_MESSAGE_BYTES = 48 * 1024;

export interface BuiltSet {
  readonly message: KeySet;
  /** Why versions could not be had now; sidecars keep what they have of them. */
  readonly faults: readonly unknown[];
}

/** Everything that a sidecar is told of a key. Whoever gets it overwrites the material: see `wipe`. */
export async function buildKeySet(
  wanted: WantedKey,
  backends: Pick<Backends, "of">,
  signal: AbortSignal,
): Promise<BuiltSet> {
  const faults: unknown[] = [];
  const { usages } = wanted;
  const build = async (version: KeyVersion): Promise<VersionMessage> => {
    try {
      const material = await materialOf(version, usages, wanted, backends, signal);
      return { ...describe(version), ...(material && { material }) };
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      faults.push(error);
      return { ...describe(version), unchanged: true };
    }
  };
  const versions = await Promise.all(wanted.versions.map(build));
  const message = create(KeySetSchema, {
    key: wanted.name,
    keyUid: wanted.keyUid,
    policy: wanted.policy.metadata.name,
    policyUid: wanted.policyUid,
    revision: wanted.revision,
    activeVersion: wanted.versions.find(({ state }) => state === "Active")?.version ?? 0,
    usages: [...formatUsages(usages)],
    algorithm: wanted.policy.spec.algorithm,
    versions,
  });
  return { message, faults };
}

/** Overwrites private and secret halves once every stream has its own encoded copy. */
export function wipe({ versions }: KeySet): void {
  for (const { material } of versions) if (material.case === "privateKey") material.value.fill(0);
}

function describe({ version, state, publicKey, fingerprint, certificate }: KeyVersion): VersionMessage {
  return {
    version,
    state: STATES[state as keyof typeof STATES],
    publicKey: publicKey === undefined ? new Uint8Array(0) : decodePemBlocks(publicKey)[0]!.bytes,
    fingerprint,
    certificateChain: certificate === undefined ? [] : chainOf(certificate),
  };
}

async function materialOf(
  { backend, backendKey: id, state, publicKey, fingerprint }: KeyVersion,
  usages: KeyUsages,
  { key, policy }: WantedKey,
  backends: Pick<Backends, "of">,
  signal: AbortSignal,
): Promise<Material | undefined> {
  // What is no longer signed with is only verified with, for which the public half will do.
  if (state === "Retired" && publicKey !== undefined && !readsWithPrivateHalf(usages)) return undefined;
  const { algorithm } = policy.spec;
  const open = backends.of(backend, key.metadata.namespace ?? "").backend;
  if (open.capabilities.delivery === "remote") return { case: "remote", value: remoteKey(open, algorithm) };
  using secret = await open.admin.material({ id, algorithm }, signal);
  // Of a pair the sidecar sees it by the public half; a secret key has none, and who can write Secrets could put in one that he knows.
  if (publicKey === undefined && fingerprintOfSecret(algorithm, secret) !== fingerprint) throw anotherKey(id);
  return { case: "privateKey", value: secret.use((bytes) => Uint8Array.from(bytes)) };
}

function anotherKey(id: string): BackendError {
  const text = `what the backend has as ${quote(id)} is not the key with the fingerprint in status`;
  return new BackendError("KeyDamaged", `${text}. Next: restore what it keeps keys in from a backup`);
}

function readsWithPrivateHalf(usages: KeyUsages): boolean {
  return hasUsage(usages, "decrypt") || hasUsage(usages, "unwrap") || hasUsage(usages, "agree");
}

function remoteKey({ capabilities }: Pick<Backend, "capabilities">, algorithm: string) {
  const can = capabilities.algorithms.get(algorithm);
  return create(RemoteKeySchema, {
    operations: [...(can?.operations ?? [])],
    signsDigests: can?.signsDigests ?? false,
    maxMessageBytes: Math.min(can?.maxMessageBytes ?? 0, MAX_MESSAGE_BYTES),
  });
}

function chainOf(pem: string): Uint8Array[] {
  return decodePemBlocks(pem).map(({ bytes }) => new X509Certificate(bytes).raw);
}
