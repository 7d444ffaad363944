import { BackendError } from "@keyward/core/backend/backend-error";
import { quote } from "@keyward/core/text/quote";
import type { Backends } from "../../backends/port.ts";
import type { Caches } from "../../caches/caches.ts";
import { underRevoked } from "../../publication/authority-tree.ts";
import { ownKey } from "../own-key.ts";
import type { ParentAuthority } from "./authority-certificate.ts";

export interface AuthoritySources {
  readonly caches: Pick<Caches, "keys" | "policies">;
  readonly backends: Pick<Backends, "of">;
}

/**
 * The active version of an authority, to sign the certificates of those below it. Reads caches only.
 * @param name of its KeyPolicy
 * @throws BackendError where it has none, where its own certificate leads to a revoked one, and where its backend is not open
 */
export function parentAuthority(
  namespace: string,
  name: string,
  { caches, backends }: AuthoritySources,
): ParentAuthority {
  const path = `${namespace}/${name}`;
  const status = ownKey(path, caches.keys)?.status;
  const active = status?.versions?.find(({ version }) => version === status.activeVersion);
  const algorithm = caches.policies.get(path)?.spec.algorithm;
  if (active?.certificate === undefined || algorithm === undefined) {
    const next = "create it with spec.certificateAuthority, or wait until it is ready";
    throw new BackendError(
      "Misconfigured",
      `KeyPolicy ${quote(name)}, the authority above, has no active CA key. Next: ${next}`,
    );
  }
  if (underRevoked(path, [active], caches).size > 0) {
    const what = `the certificate of KeyPolicy ${quote(name)}, the authority above, leads itself to one that was revoked`;
    throw new BackendError(
      "Misconfigured",
      `${what}. Next: wait until it has a new one; its status says what that waits for`,
    );
  }
  const { backend } = backends.of(active.backend, namespace);
  return { backend, ref: { id: active.backendKey, algorithm }, certificate: active.certificate };
}
