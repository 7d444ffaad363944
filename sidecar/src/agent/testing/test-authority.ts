import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import { encodePem } from "@keyward/core/text/pem";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { createServerCertificate } from "@keyward/core/x509/certificates/server-certificate";
import { createSigner } from "@keyward/core/x509/signatures/signer";

export interface TestAuthority {
  readonly key: KeyObject;
  /** DER */
  readonly certificate: Uint8Array;
  readonly pem: string;
}

export interface TestServerCertificate {
  readonly key: string;
  readonly certificate: string;
}

const SIGNATURE = defaultSignature("ecdsa", 256);
const HOUR_MS = 3_600_000;

export async function createTestAuthority(): Promise<TestAuthority> {
  const { privateKey: key, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const authority = {
    subject: [{ key: "CN", value: "test authority" }],
    publicKey: publicKey.export({ format: "der", type: "spki" }),
    signature: SIGNATURE,
    validity: validity(),
    pathLength: 0,
  };
  const certificate = await createAuthorityCertificate(authority, createSigner(key, SIGNATURE));
  return { key, certificate, pem: encodePem("CERTIFICATE", certificate) };
}

export async function createTestServerCertificate(
  { key, certificate }: TestAuthority,
  name = AGENT_SERVER_NAME,
): Promise<TestServerCertificate> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const identity = {
    issuer: parseCertificate(certificate),
    signature: SIGNATURE,
    publicKey: createPublicKey(privateKey).export({ format: "der", type: "spki" }),
    dnsNames: [name],
    ipAddresses: [],
    validity: validity(),
  };
  const der = await createServerCertificate(identity, createSigner(key, SIGNATURE));
  return {
    key: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    certificate: encodePem("CERTIFICATE", der),
  };
}

function validity() {
  const nowMs = Date.now();
  return { notBeforeMs: nowMs - HOUR_MS, notAfterMs: nowMs + HOUR_MS };
}
