import { openEnvelope, sealEnvelope } from "@keyward/core/crypto/envelope/envelope";
import type { Secret } from "@keyward/core/secret/secret";
import { SealedKeyUnusable } from "../errors.ts";

/** Whom a sealed key belongs to. It opens for exactly this owner. */
export interface KeyOwner {
  /** uid of the namespace kube-system: what names a cluster for life. */
  readonly clusterId: string;
  readonly namespace: string;
  readonly policy: string;
  readonly policyUid: string;
  /** Counts from 1. */
  readonly version: number;
}

/** An RSA-4096 key in PKCS#8 has about 2.4 kB. */
const MAX_ENVELOPE_BYTES = 64 * 1024;
const DOMAIN = "keyward.dev/sealed-key";

/**
 * Seals a private key for its owner.
 * @param keyEncryptionKey 32 bytes
 * @param privateKey PKCS#8, DER
 */
export function seal(keyEncryptionKey: Secret, privateKey: Secret, owner: KeyOwner): Buffer {
  return sealEnvelope(keyEncryptionKey, privateKey, fieldsOf(owner));
}

/**
 * @returns PKCS#8, DER; dispose of it after use
 * @throws SealedKeyUnusable whatever is wrong
 */
export function open(keyEncryptionKey: Secret, envelope: Uint8Array, owner: KeyOwner): Secret {
  if (envelope.length > MAX_ENVELOPE_BYTES) throw new SealedKeyUnusable();
  try {
    return openEnvelope(keyEncryptionKey, envelope, fieldsOf(owner));
  } catch (error) {
    throw new SealedKeyUnusable(error);
  }
}

function fieldsOf({ clusterId, namespace, policy, policyUid, version }: KeyOwner): readonly string[] {
  return [DOMAIN, clusterId, namespace, policy, policyUid, String(version)];
}
