import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import type { OpenBackend } from "../../backends/port.ts";

/**
 * Has the backend refuse a version. May be called again after a crash.
 * @returns false: there was nothing to disable, as it is destroyed or disabled there already
 * @throws BackendError that says what is still possible
 */
export async function disableVersion(
  { backend: { admin }, chosen }: OpenBackend,
  { version, backendKey: id }: KeyVersion,
  algorithm: string,
  signal: AbortSignal,
): Promise<boolean> {
  const ref: BackendKeyRef = { id, algorithm };
  try {
    if ((await admin.describe(ref, signal))?.state !== "Enabled") return false;
    await admin.disable(ref, signal);
    return true;
  } catch (cause) {
    if (!(cause instanceof BackendError)) throw cause;
    const left = `version ${version} is revoked, and still works for whoever may use ${chosen.kind} ${chosen.name} directly`;
    throw new BackendError(cause.fault, `${left}, until it is disabled there: ${cause.message}`, { cause });
  }
}
