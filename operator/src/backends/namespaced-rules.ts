import { BackendError } from "@keyward/core/backend/backend-error";
import type { KeyBackendSpec } from "@keyward/crds/types/backend/spec";
import { validateKeyBackend } from "@keyward/crds/validate/key-backend";
import type { BackendId } from "./backend-id.ts";

/**
 * The rules of a KeyBackend once more: one that was let in under an earlier definition must neither load a module nor be shown our identity.
 * @throws BackendError Misconfigured that says what is for a ClusterKeyBackend
 */
export function assertFitForNamespace(spec: KeyBackendSpec, { kind, name }: BackendId): void {
  if (kind !== "KeyBackend") return;
  const object = { apiVersion: "keyward.dev/v1alpha1", kind, metadata: { name }, spec };
  // Rules alone: fields that this version does not know are the API server's affair.
  const [broken] = validateKeyBackend(object).filter(({ rule }) => rule !== undefined);
  if (broken !== undefined) throw new BackendError("Misconfigured", `${broken.path}: ${broken.message}`);
}
