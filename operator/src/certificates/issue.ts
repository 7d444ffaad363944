import { requireHash } from "@keyward/core/algorithms/hash";
import { requireSignature } from "@keyward/core/algorithms/x509-signature";
import { Secret } from "@keyward/core/secret/secret";
import { decodePem, encodePem } from "@keyward/core/text/pem";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import type { Sign } from "@keyward/core/x509/certificates/certificate-build";
import { createServerCertificate } from "@keyward/core/x509/certificates/server-certificate";
import { generateKey } from "@keyward/provider-software/keys/generate-pair";
import { SigningKey } from "@keyward/provider-software/keys/signing-key";

/** A certificate and its private key, as TLS wants them. */
export interface KeyPair {
  /** PEM */
  readonly certificate: string;
  /** PEM, PKCS#8 */
  readonly privateKey: string;
}

const KEY = "ECDSA-P256";
const SIGNATURE = requireSignature("ecdsa-with-SHA256");
const HASH = requireHash(SIGNATURE.hash).nodeName;

/** Clocks of verifiers that are behind must not refuse what is new; short lives in tests keep their proportion. */
function backdatedMs(lifetimeMs: number): number {
  return Math.min(5 * 60_000, lifetimeMs / 20);
}

/** @param commonName no two authorities of one bundle may share it: verifiers look an issuer up by its name */
export async function issueAuthority(commonName: string, lifetimeMs: number, nowMs: number): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKey(KEY);
  using _ = privateKey;
  const validity = { notBeforeMs: nowMs - backdatedMs(lifetimeMs), notAfterMs: nowMs + lifetimeMs };
  const subject = [
    { key: "O", value: "Keyward" },
    { key: "CN", value: commonName },
  ];
  const authority = { subject, publicKey, signature: SIGNATURE, validity, pathLength: 0 };
  return pair(await createAuthorityCertificate(authority, signWith(privateKey)), privateKey);
}

/** The leaf ends with its authority at the latest. */
export async function issueLeaf(
  authority: KeyPair,
  dnsNames: readonly string[],
  lifetimeMs: number,
  nowMs: number,
): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKey(KEY);
  using _ = privateKey;
  const issuer = parseCertificate(decodePem(authority.certificate).bytes);
  const notBeforeMs = Math.max(issuer.validity.notBeforeMs, nowMs - backdatedMs(lifetimeMs));
  const validity = { notBeforeMs, notAfterMs: Math.min(issuer.validity.notAfterMs, nowMs + lifetimeMs) };
  const server = { issuer, signature: SIGNATURE, publicKey, dnsNames, ipAddresses: [], validity };
  using authorityKey = new Secret(decodePem(authority.privateKey).bytes);
  return pair(await createServerCertificate(server, signWith(authorityKey)), privateKey);
}

function signWith(privateKey: Secret): Sign {
  const key = SigningKey.load(privateKey);
  return (signed) => key.sign(HASH, signed);
}

function pair(certificate: Uint8Array, privateKey: Secret): KeyPair {
  return {
    certificate: encodePem("CERTIFICATE", certificate),
    privateKey: privateKey.use((bytes) => encodePem("PRIVATE KEY", bytes)),
  };
}
