import { defaultSignature, requireSignature, type SignatureAlgorithm } from "../algorithms/x509-signature.ts";
import type { Soon } from "../crypto/signature/scheme.ts";
import { KeywardError } from "../errors/keyward-error.ts";
import type { KeyFacts } from "../policy/key-limits.ts";
import type { CertificatePolicy, Profile } from "../policy/profile.ts";
import type { Certificate } from "../x509/certificates/certificate.ts";
import { KNOWN_CERTIFICATES } from "./known-certificates.ts";

/** The key of a certificate authority, wherever it lives. */
export interface IssuerKey {
  /** Name of its KeyPolicy, for messages. */
  readonly policy: string;
  /** DER, the key's own certificate first; empty for a key that is no CA. */
  readonly certificateChain: readonly Uint8Array[];
  readonly key: {
    /**
     * @param hash name in node:crypto, for example `sha384`
     * @param message hashed there
     * @returns ECDSA: DER; RSA: PKCS#1 v1.5
     */
    sign(hash: string, message: Uint8Array): Soon<Uint8Array>;
  };
}

/** @throws FAILED_PRECONDITION for a key that is no CA */
export function issuerOf({ policy, certificateChain: [own] }: IssuerKey): Certificate {
  if (own !== undefined) return KNOWN_CERTIFICATES.read(own);
  const text = `KeyPolicy ${policy} is no certificate authority; add spec.certificateAuthority to a new KeyPolicy`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}

/** @returns the profile's algorithm, or the one that fits the CA's key where it names none */
export function signatureOf(policy: CertificatePolicy, { type, bits }: KeyFacts): SignatureAlgorithm {
  if (policy.signatureAlgorithm !== undefined) return requireSignature(policy.signatureAlgorithm);
  return defaultSignature(type === "rsa" ? "rsa" : "ecdsa", bits);
}

/** @throws FAILED_PRECONDITION where the profile's algorithm is not one for the key */
export function fittingSignature(
  profile: Profile,
  { policy }: Pick<IssuerKey, "policy">,
  { publicKey }: Certificate,
): SignatureAlgorithm {
  const signature = signatureOf(profile.certificates!, publicKey);
  if (signature.keyType === publicKey.type) return signature;
  const text =
    `certificates.signatureAlgorithm ${signature.name} of profile ${profile.name} does not fit the ${publicKey.type} key ` +
    `of KeyPolicy ${policy}; leave signatureAlgorithm out, or name another KeyPolicy`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}
