import { generateKeyPairSync } from "node:crypto";
import { defaultSignature } from "@keyward/core/algorithms/x509-signature";
import { encodePem } from "@keyward/core/text/pem";
import { createAuthorityCertificate } from "@keyward/core/x509/certificates/authority-certificate";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import { createServerCertificate } from "@keyward/core/x509/certificates/server-certificate";
import { createSigner } from "@keyward/core/x509/signatures/signer";

const SIGNATURE = defaultSignature("ecdsa", 256);
const HOUR_MS = 3_600_000;
const LOOPBACK = ["127.0.0.1", "::1"];

/** A server's certificate on the loopback interface under an authority of its own; all PEM. */
export async function serverCertificate(serverName: string): Promise<{ ca: string; cert: string; key: string }> {
  const [authority, server] = [newKey(), newKey()];
  const sign = createSigner(authority.privateKey, SIGNATURE);
  const validity = { notBeforeMs: Date.now() - HOUR_MS, notAfterMs: Date.now() + 24 * HOUR_MS };
  const common = { signature: SIGNATURE, validity };
  const subject = [{ key: "CN", value: "authority of a backend for tests" }];
  const ca = await createAuthorityCertificate({ ...common, subject, publicKey: authority.spki, pathLength: 0 }, sign);
  const names = { dnsNames: [serverName], ipAddresses: LOOPBACK };
  const cert = await createServerCertificate(
    { ...common, ...names, issuer: parseCertificate(ca), publicKey: server.spki },
    sign,
  );
  const key = server.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  return { ca: encodePem("CERTIFICATE", ca), cert: encodePem("CERTIFICATE", cert), key };
}

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { privateKey, spki: publicKey.export({ format: "der", type: "spki" }) };
}
