import { createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { type KeyGeneration, requireCertificateKeyAlgorithm } from "@keyward/core/algorithms/key";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { encodePem } from "@keyward/core/text/pem";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { createSigner } from "@keyward/core/x509/signatures/signer";

/** A CA as a crypto-broker client brings it. */
export interface BroughtAuthority {
  readonly caPrivateKey: string;
  readonly caCert: string;
}

const HOUR_MS = 3_600_000;
const generate = promisify(generateKeyPair);

/** Makes a CA that lives in this process only. @param algorithm registry name, for example `ECDSA-P384` */
export async function createBroughtAuthority(algorithm: string, nowMs: number): Promise<BroughtAuthority> {
  const { keyType, bits, generation } = requireCertificateKeyAlgorithm(algorithm);
  const privateKey = await generatePrivateKey(generation);
  const signature = defaultSignature(keyType, bits);
  const authority = {
    subject: [{ key: "CN", value: `benchmark ${algorithm}` }],
    publicKey: createPublicKey(privateKey).export({ format: "der", type: "spki" }),
    signature,
    validity: { notBeforeMs: nowMs - HOUR_MS, notAfterMs: nowMs + HOUR_MS },
    pathLength: 0,
  };
  const certificate = await createAuthorityCertificate(authority, createSigner(privateKey, signature));
  return {
    caPrivateKey: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    caCert: encodePem("CERTIFICATE", certificate),
  };
}

async function generatePrivateKey(generation: KeyGeneration): Promise<KeyObject> {
  const pair = generation.kind === "rsa" ? await generate("rsa", generation) : await generate("ec", generation);
  return pair.privateKey;
}
