import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { ExtendedKeyUsageName, KeyUsageName } from "@keyward/crds/types/profile/certificate-extensions";

/** Names of usages as cert-manager and CertificateSigningRequest write them. Source: certificates.k8s.io/v1, KeyUsage */
const KEY_USAGES: Readonly<Record<string, KeyUsageName>> = {
  signing: "digitalSignature",
  "digital signature": "digitalSignature",
  "content commitment": "contentCommitment",
  "key encipherment": "keyEncipherment",
  "key agreement": "keyAgreement",
  "data encipherment": "dataEncipherment",
  "cert sign": "keyCertSign",
  "crl sign": "cRLSign",
  "encipher only": "encipherOnly",
  "decipher only": "decipherOnly",
};

const EXTENDED_KEY_USAGES: Readonly<Record<string, ExtendedKeyUsageName>> = {
  "server auth": "serverAuth",
  "client auth": "clientAuth",
  "code signing": "codeSigning",
  "email protection": "emailProtection",
  "s/mime": "emailProtection",
  timestamping: "timeStamping",
  "ocsp signing": "OCSPSigning",
};

/** What a profile says of them. */
export interface UsageRules {
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly basicConstraints: { readonly ca: boolean };
}

export interface WantedUsages {
  /** As the request names them. */
  readonly usages: readonly string[];
  /** Whether a CA certificate is asked for; undefined: its API cannot say. */
  readonly authority: boolean | undefined;
  /** Of the key that the certificate is for: rsa, ecdsa, ed25519 ... */
  readonly keyType: string;
}

/**
 * A certificate says what the profile says, or less. A request that needs more than that would get what it cannot use.
 * @throws NOT_PERMITTED that names the usage and what would pass
 */
export function assertWanted({ usages, authority, keyType }: WantedUsages, rules: UsageRules): void {
  const { ca } = rules.basicConstraints;
  if (authority === true && !ca) {
    throw refusal(
      "the request is for a CA certificate, and certificates.basicConstraints.ca of the profile is not true",
    );
  }
  if (authority === false && ca) {
    throw refusal("the profile issues CA certificates only, and isCA of the request is not true");
  }
  for (const usage of usages) if (!isIdle(usage, keyType)) assertUsage(usage, rules);
}

/**
 * The usages of a certificate: of each kind those that were asked for, or all that the profile has where none was.
 * @param usages those that `assertWanted` has let pass
 */
export function grantedUsages<R extends UsageRules>(usages: readonly string[], rules: R): R {
  const { keyUsage, extendedKeyUsage, basicConstraints } = rules;
  return {
    ...rules,
    // A CA certificate without keyCertSign is none (RFC 5280, 4.2.1.9), and requests leave it out.
    keyUsage: basicConstraints.ca ? keyUsage : askedOf(keyUsage, usages, KEY_USAGES),
    extendedKeyUsage: askedOf(extendedKeyUsage, usages, EXTENDED_KEY_USAGES),
  };
}

function askedOf(
  permitted: readonly string[],
  usages: readonly string[],
  names: Readonly<Record<string, string>>,
): readonly string[] {
  const asked = new Set(usages.map((usage) => names[usage]));
  const granted = permitted.filter((usage) => asked.has(usage));
  return granted.length === 0 ? permitted : granted;
}

/** cert-manager asks for it by default, whatever the key; only RSA keys have any use for it (RFC 5480, 3). */
function isIdle(usage: string, keyType: string): boolean {
  return usage === "key encipherment" && keyType !== "rsa";
}

function assertUsage(usage: string, { keyUsage, extendedKeyUsage }: UsageRules): void {
  const bit = KEY_USAGES[usage];
  const purpose = EXTENDED_KEY_USAGES[usage];
  if (bit !== undefined && keyUsage.includes(bit)) return;
  if (purpose !== undefined && extendedKeyUsage.includes(purpose)) return;
  const [section, given] = bit === undefined ? ["extendedKeyUsage", extendedKeyUsage] : ["keyUsage", keyUsage];
  const passes = given.length === 0 ? "none" : given.join(", ");
  throw refusal(`the request asks for usage "${usage}"; certificates.${section} of the profile permits ${passes}`);
}

function refusal(message: string): KeywardError {
  return new KeywardError("NOT_PERMITTED", message);
}
