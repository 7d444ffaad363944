import { BackendError } from "@keyward/core/backend/backend-error";
import { decodePemBlocks } from "@keyward/core/text/pem";
import type { Informer } from "@keyward/kube/informer/informer";
import type { Backends } from "../backends/port.ts";
import type { Caches } from "../caches/caches.ts";
import { ownKey } from "../keys/own-key.ts";
import { isBelowPolicy } from "../keys/plan/plan-rotation.ts";
import { underRevoked } from "../publication/authority-tree.ts";
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
    authority: (key, profile) => findAuthority(key, profile, caches, backends),
  };
}

function findAuthority(
  policyKey: string,
  profile: string,
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
  if (policy.spec.allowedProfiles?.includes(profile) === false) {
    const next = "name it in spec.allowedProfiles of the policy, or let the issuer name another profile";
    return { missing: `KeyPolicy ${policyKey} does not permit CryptoProfile ${profile}. Next: ${next}` };
  }
  const status = ownKey(policyKey, keys)?.status;
  const active = status?.versions?.find(({ version }) => version === status.activeVersion);
  if (active?.certificate === undefined) {
    return {
      missing: `KeyPolicy ${policyKey} has no active version. Next: kubectl describe cryptokey ${name} says why`,
    };
  }
  if (isBelowPolicy({ policy }, active)) {
    const place = `${active.backend.kind} ${active.backend.name}`;
    return { missing: `${place} protects the CA key less than KeyPolicy ${policyKey} asks for now. Next: rotate it` };
  }
  if (underRevoked(policyKey, [active], { policies, keys }).size > 0) {
    const what = `the certificate of KeyPolicy ${policyKey} leads to one of an authority above that was revoked`;
    return { missing: `${what}. Next: kubectl describe cryptokey ${name} says what its next version waits for` };
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
