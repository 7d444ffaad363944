import type { Backend } from "@keyward/core/backend/backend";
import { attempt } from "@keyward/core/backend/guard/attempt";
import type { GuardClock } from "@keyward/core/backend/guard/guard-clock";
import { GuardedBackend } from "@keyward/core/backend/guard/guarded-backend";
import { guardLimits } from "@keyward/crds/compile/backend-limits";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import type { KmsKey } from "../keys/key-id.ts";
import { findOrMakeKey, type KeyName } from "../keys/kms-keys.ts";
import type { BackendDocument } from "./backend-document.ts";

/** What the plugin works with: a backend that is open, and the key that encrypts. */
export interface OpenKey {
  readonly backend: GuardedBackend;
  readonly key: KmsKey;
  readonly document: BackendDocument;
}

export interface OpenKeyOptions {
  readonly name: KeyName;
  readonly clock: GuardClock;
  readonly open: (spec: KeyBackendSpec) => Promise<Backend>;
}

/** All calls are of one namespace: the breaker is the backend's own. */
export const LANE = "kms";
const OPEN_MS = 20_000;

/**
 * Opens the backend of a document, or takes over the one that is open where the spec is the same, and finds or makes its key.
 * @throws BackendError, and then what was opened is closed again
 */
export async function openKey(
  document: BackendDocument,
  before: OpenKey | undefined,
  { name, clock, open }: OpenKeyOptions,
  signal: AbortSignal,
): Promise<OpenKey> {
  const { spec, keyVersion } = document;
  const same = before !== undefined && JSON.stringify(before.document.spec) === JSON.stringify(spec);
  const backend = same ? before.backend : await openGuarded(spec, clock, open, signal);
  try {
    return { backend, document, key: await findOrMakeKey(backend.view(LANE), name, keyVersion, signal) };
  } catch (error) {
    if (!same) await backend.close(0);
    throw error;
  }
}

async function openGuarded(
  spec: KeyBackendSpec,
  clock: GuardClock,
  open: OpenKeyOptions["open"],
  signal: AbortSignal,
): Promise<GuardedBackend> {
  const backend = await attempt(() => open(spec), { clock, timeoutMs: OPEN_MS, signal }).result;
  return new GuardedBackend(backend, { limits: guardLimits(spec), clock, random: Math.random });
}
