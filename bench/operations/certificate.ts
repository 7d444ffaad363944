import { X509Certificate } from "node:crypto";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { Authority } from "./authority.ts";
import { named, type Operation, operation } from "./operation.ts";

/** The CA is brought by the caller, key and certificate: that works on every server without a cluster. */
export function certificateOf({ certificate, request }: Authority): Operation {
  const issuer = new X509Certificate(certificate);
  return operation({
    name: "certificate",
    algorithm: "ecdsa-with-SHA256",
    method: CryptoService.method.signCertificate,
    request: { csr: request, issuerKey: named("bench-ca"), issuerChain: [certificate] },
    check(answer) {
      const issued = new X509Certificate(answer.certificate);
      return (
        issued.checkIssued(issuer) &&
        issued.verify(issuer.publicKey) &&
        issued.checkHost("shop.example.com") !== undefined
      );
    },
  });
}
