import { BackendError } from "@keyward/core/backend/backend-error";
import { decodePemBlocks } from "@keyward/core/text/pem";
import type { Informer } from "@keyward/kube/informer/informer";
import type { Backends } from "../backends/port.ts";
import type { Caches } from "../caches/caches.ts";
import type { AuthorityVersion } from "./authority-key.ts";
import type { IssuerParts } from "./issuing.ts";
import type { IssuerObject } from "./requests.ts";

interface Sources {
  readonly caches: Pick<Caches, "profiles" | "policies" | "keys">;
  readonly backends: Backends;
  readonly issuers: Informer<IssuerObject>;
}

/** What issuers stand on, from the caches. */
export function issuerParts({ caches, backends, issuers }: Sources): IssuerParts {
  return {
    issuer: (key) => issuers.get(key),
    profile: (key) => caches.profiles.get(key),
    authority: (key) => findAuthority(key, caches, backends),
  };
}

function findAuthority(
  policyKey: string,
  { policies, keys }: Pick<Caches, "policies" | "keys">,
  backends: Backends,
): AuthorityVersion | { missing: string } {
  const policy = policies.get(policyKey);
  if (policy === undefined) return { missing: `there is no KeyPolicy ${policyKey}. Next: create it` };
  const { name, namespace = "" } = policy.metadata;
  if (policy.spec.certificateAuthority === undefined) {
    return {
      missing: `KeyPolicy ${policyKey} has no spec.certificateAuthority. Next: name another one in the profile`,
    };
  }
  const status = keys.get(policyKey)?.status;
  const active = status?.versions?.find(({ version }) => version === status.activeVersion);
  if (active?.certificate === undefined) {
    return {
      missing: `KeyPolicy ${policyKey} has no active version. Next: kubectl describe cryptokey ${name} says why`,
    };
  }
  try {
    const { use } = backends.of(active.backend, namespace).backend;
    const certificateChain = decodePemBlocks(active.certificate).map(({ bytes }) => bytes);
    return { policy: name, key: { id: active.backendKey, algorithm: policy.spec.algorithm }, certificateChain, use };
  } catch (error) {
    if (error instanceof BackendError) return { missing: error.message };
    throw error;
  }
}
