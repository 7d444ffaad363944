import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { createCertificateRequest } from "../certificate-request.ts";
import type { SocketClient } from "../client.ts";

/** Has a certificate issued for a new key of the application's own. */
export async function sign(client: SocketClient, commonName: string, keyPolicy: string) {
  const csr = createCertificateRequest(commonName);
  const answer = await client.call(CryptoService.method.signCertificate, { csr, keyPolicy });
  return {
    pem: answer.pem,
    chain: answer.chain.map((certificate) => Buffer.from(certificate).toString("base64")),
    signatureAlgorithm: answer.signatureAlgorithm,
    generation: Number(answer.profile?.generation),
  };
}
