import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";
import type { SignatureAlgorithm } from "../../algorithms/x509-signature.ts";
import { andThen } from "../../crypto/signature/and-then.ts";
import type { Soon } from "../../crypto/signature/scheme.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import type { CertificatePolicy } from "../../policy/profile.ts";
import type { Validity } from "../../policy/validity.ts";
import {
  authorityKeyIdentifierExtension,
  crlDistributionPointsExtension,
  subjectKeyIdentifierExtension,
} from "../extensions/extension-build.ts";
import { policyExtensions } from "../extensions/policy-extensions.ts";
import { keyIdentifier } from "../keys/key-identifier.ts";
import type { PublicKeyInfo } from "../keys/public-key.ts";
import { importPublicKey, verifySignatureBriefly } from "../signatures/signature.ts";
import type { Signed } from "../signatures/signed.ts";
import type { Certificate } from "./certificate.ts";
import { assembleCertificate, encodeTbsCertificate, type Sign } from "./certificate-build.ts";
import { createSerialNumber } from "./serial-number.ts";

/** What a certificate under a profile is made from; every check of the policy was done before. */
export interface Issuance {
  readonly policy: CertificatePolicy;
  readonly issuer: Certificate;
  readonly signature: SignatureAlgorithm;
  /** Encoded name. */
  readonly subject: Uint8Array;
  readonly publicKey: PublicKeyInfo;
  readonly validity: Validity;
  readonly crlDistributionPoints: readonly string[];
  /** Encoded, for the end of the list; default: none. */
  readonly moreExtensions?: readonly Uint8Array[];
}

/** Imported once for each issuer that somebody holds on to: its certificate was read once, too. */
const ISSUER_KEYS = new WeakMap<PublicKeyInfo, KeyObject>();

/**
 * Issues a certificate, and checks the signature with the issuer's public key before it is handed out.
 * @returns DER; at once where signing is
 * @throws INTERNAL where the signature does not verify; whatever `sign` throws
 * Source: crypto-broker protocol, section 10.4
 */
export function issueCertificate(issuance: Issuance, sign: Sign): Soon<Uint8Array> {
  const { issuer, signature: algorithm, validity, subject, publicKey } = issuance;
  const tbs = encodeTbsCertificate({
    serialNumber: createSerialNumber(),
    signature: algorithm,
    issuer: issuer.subject.encoded,
    validity,
    subject,
    publicKey: publicKey.encoded,
    extensions: issuedExtensions(issuance),
  });
  return andThen(sign(tbs), (signature) => {
    const { oid } = algorithm;
    const signed = { signed: tbs, signature, signatureAlgorithm: { oid, parameters: undefined, encoded: NOT_NEEDED } };
    return andThen(selfCheck(signed, issuer), () => assembleCertificate(tbs, algorithm, signature));
  });
}

/** Verifying looks at what the identifier says, not at its bytes. */
const NOT_NEEDED = new Uint8Array(0);

/** A key that is damaged, or a fault while signing, would give away parts of the key with the signature. */
function selfCheck(signed: Signed, { publicKey }: Certificate): Soon<void> {
  try {
    const checked = verifySignatureBriefly(signed, publicKey, issuerKeyOf);
    return checked instanceof Promise ? checked.catch(failed) : checked;
  } catch (cause) {
    return failed(cause);
  }
}

function issuerKeyOf(publicKey: PublicKeyInfo): KeyObject {
  const known = ISSUER_KEYS.get(publicKey);
  if (known !== undefined) return known;
  const key = importPublicKey(publicKey);
  ISSUER_KEYS.set(publicKey, key);
  return key;
}

function failed(cause: unknown): never {
  throw new KeywardError("INTERNAL", "the new certificate does not verify with its issuer's key", { cause });
}

function issuedExtensions(issuance: Issuance): Uint8Array[] {
  const { policy, issuer, subject, publicKey, crlDistributionPoints, moreExtensions = [] } = issuance;
  const issuerKey = Buffer.compare(issuer.subject.encoded, subject) === 0 ? undefined : issuer.subjectKeyIdentifier;
  const { first, later } = policyExtensions(policy);
  return [
    ...first,
    ...(issuerKey === undefined ? [] : [authorityKeyIdentifierExtension(issuerKey)]),
    ...(crlDistributionPoints.length === 0 ? [] : [crlDistributionPointsExtension(crlDistributionPoints)]),
    ...later,
    subjectKeyIdentifierExtension(keyIdentifier(publicKey, policy.subjectKeyIdentifierHash)),
    ...moreExtensions,
  ];
}
