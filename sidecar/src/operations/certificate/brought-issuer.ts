import { type KeyObject, sign } from "node:crypto";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { callerSuppliedIssuerAllowed, issuerKeyAllowed } from "@keyward/core/policy/certificate-checks";
import type { Profile } from "@keyward/core/policy/profile";
import type { Verdict } from "@keyward/core/policy/verdict";
import type { Certificate } from "@keyward/core/x509/certificate";
import type { Call } from "../../dispatch/operation.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import type { PolicyKey } from "../../keys/port.ts";
import { requireKey } from "../../keys/require-key.ts";

/** A CA key of the caller's own that is kept here, and its certificate. */
export interface BroughtIssuer {
  readonly key: KeyRef;
  readonly certificate: Certificate;
  /** DER, the key's own certificate first. */
  readonly chain: readonly Uint8Array[];
}

/** Whether callers may bring CA keys at all, and one like this. */
export function broughtIssuerAllowed(profile: Profile, { certificate }: BroughtIssuer): Verdict {
  const verdict = callerSuppliedIssuerAllowed(profile);
  return verdict.ok ? issuerKeyAllowed(profile, certificate.publicKey) : verdict;
}

/**
 * The key in the form that KeyPolicies' have, so that issuing is the same.
 * @throws NOT_FOUND, NOT_PERMITTED without usage sign; INVALID_ARGUMENT for a certificate of another key
 */
export function requireBroughtIssuer(call: Call, { key: ref, certificate, chain }: BroughtIssuer): PolicyKey {
  const { type, material } = requireKey(call, ref, "sign");
  if (material.kind !== "pair") throw wrong("issuer_key is no key pair");
  const publicKey = exportPublicKey(type, material, "spki");
  if (Buffer.compare(publicKey, certificate.publicKey.encoded) !== 0) {
    throw wrong("the first certificate of issuer_chain is for another key than issuer_key");
  }
  const [privateKey] = material.privateKeys;
  return {
    policy: "issuer_key",
    policyUid: "",
    version: 0,
    algorithm: type.name,
    key: { publicKey, material, sign: (hash, message) => signWith(privateKey!, hash, message) },
    certificateChain: chain,
  };
}

/** In the pool; ECDSA signatures are DER, RSA ones PKCS#1 v1.5. */
function signWith(key: KeyObject, hash: string, message: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign(hash, message, { key, dsaEncoding: "der" }, (error, signature) => {
      if (error) reject(new KeywardError("FAILED_PRECONDITION", "signing with issuer_key failed", { cause: error }));
      else resolve(signature);
    });
  });
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
