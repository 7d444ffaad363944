import type { KeyObject } from "node:crypto";
import type { KeyType } from "@keyward/core/algorithms/key-type";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import { type NodeRequest, nodeSign } from "@keyward/core/crypto/signature/node-signature";
import type { Soon } from "@keyward/core/crypto/signature/scheme";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { callerSuppliedIssuerAllowed, issuerKeyAllowed } from "@keyward/core/policy/certificate-checks";
import type { Profile } from "@keyward/core/policy/profile";
import type { Verdict } from "@keyward/core/policy/verdict";
import type { Certificate } from "@keyward/core/x509/certificates/certificate";
import { placeOf } from "@keyward/core/x509/signatures/signer";
import type { Call } from "../../dispatch/operation.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import type { PolicyKey, SigningKey } from "../../keys/port.ts";
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

/** What is the same in all calls with a key; it goes with the key. */
const SIGNING_KEYS = new WeakMap<PairMaterial, SigningKey>();

/**
 * The key in the form that KeyPolicies' have, so that issuing is the same.
 * @throws NOT_FOUND, NOT_PERMITTED without usage sign; INVALID_ARGUMENT for a certificate of another key
 */
export function requireBroughtIssuer(call: Call, { key: ref, certificate, chain }: BroughtIssuer): PolicyKey {
  const { type, material } = requireKey(call, ref, "sign");
  if (material.kind !== "pair") throw wrong("issuer_key is no key pair");
  const key = signingKeyOf(type, material);
  if (Buffer.compare(key.publicKey, certificate.publicKey.encoded) !== 0) {
    throw wrong("the first certificate of issuer_chain is for another key than issuer_key");
  }
  return { policy: "issuer_key", policyUid: "", version: 0, algorithm: type.name, key, certificateChain: chain };
}

function signingKeyOf(type: KeyType, material: PairMaterial): SigningKey {
  const known = SIGNING_KEYS.get(material);
  if (known !== undefined) return known;
  const key = material.privateKeys[0]!;
  const place = placeOf(key);
  const publicKey = exportPublicKey(type, material, "spki");
  const signing: SigningKey = {
    publicKey,
    material,
    sign: (nodeHash, message) => signWith(key, { place, nodeHash, message }),
  };
  SIGNING_KEYS.set(material, signing);
  return signing;
}

/** ECDSA signatures are DER, RSA ones PKCS#1 v1.5. */
function signWith(key: KeyObject, request: NodeRequest): Soon<Uint8Array> {
  try {
    const signature = nodeSign(request, { key, dsaEncoding: "der" });
    return signature instanceof Promise ? signature.catch(signingFailed) : signature;
  } catch (cause) {
    return signingFailed(cause);
  }
}

function signingFailed(cause: unknown): never {
  throw new KeywardError("FAILED_PRECONDITION", "signing with issuer_key failed", { cause });
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
