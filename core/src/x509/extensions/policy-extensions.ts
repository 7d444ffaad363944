import type { CertificatePolicy } from "../../policy/profile.ts";
import {
  authorityConstraintsExtension,
  endEntityConstraintsExtension,
  extendedKeyUsageExtension,
  keyUsageExtension,
} from "./extension-build.ts";

/** Encoded extensions that are the same in every certificate under a policy. */
export interface PolicyExtensions {
  /** Before those that name issuer and revocation lists. */
  readonly first: readonly Uint8Array[];
  /** Behind them. */
  readonly later: readonly Uint8Array[];
}

const KNOWN = new WeakMap<CertificatePolicy, PolicyExtensions>();

/** Encoded once for each policy, which is frozen: a change of the profile is another one. */
export function policyExtensions(policy: CertificatePolicy): PolicyExtensions {
  const known = KNOWN.get(policy);
  if (known !== undefined) return known;
  const encoded = encode(policy);
  KNOWN.set(policy, encoded);
  return encoded;
}

function encode({ keyUsage, extendedKeyUsage, basicConstraints }: CertificatePolicy): PolicyExtensions {
  const first = [
    keyUsage.length > 0 && keyUsageExtension(keyUsage),
    extendedKeyUsage.length > 0 && extendedKeyUsageExtension(extendedKeyUsage),
    basicConstraints.ca && authorityConstraintsExtension(basicConstraints.pathLength),
  ];
  return {
    first: first.filter((extension) => extension !== false),
    later: basicConstraints.ca ? [] : [endEntityConstraintsExtension()],
  };
}
