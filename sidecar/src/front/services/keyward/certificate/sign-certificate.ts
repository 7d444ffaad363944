import { KeywardError } from "@keyward/core/errors/keyward-error";
import { decodePem, encodePem } from "@keyward/core/text/pem";
import { parseCertificateRequest } from "@keyward/core/x509/requests/certificate-request";
import {
  SignCertificateRequestSchema,
  SignCertificateResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/crypto";
import { issueCertificate } from "../../../../operations/certificate/issue-certificate.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { broughtIssuerOf } from "./brought-issuer.ts";
import { milliseconds } from "./seconds.ts";

const MAX_REQUEST_BYTES = 65_536;
const MAX_NAME_CHARACTERS = 253;
/** First byte of every DER request, and of no PEM text. */
const DER_SEQUENCE = 0x30;

export const signCertificate = row({
  rpc: "SignCertificate",
  request: SignCertificateRequestSchema,
  response: SignCertificateResponseSchema,
  operation: issueCertificate,
  profileOf: ownProfile,
  validate: ({ csr, keyPolicy }) => {
    if (csr.length === 0) throw wrong("csr is empty; send a PKCS#10 request, PEM or DER");
    if (csr.length > MAX_REQUEST_BYTES) throw wrong(`csr has ${csr.length} bytes, the most is ${MAX_REQUEST_BYTES}`);
    if (keyPolicy.length > MAX_NAME_CHARACTERS)
      throw wrong(`key_policy is longer than ${MAX_NAME_CHARACTERS} characters`);
  },
  decode: ({ csr, keyPolicy, notBefore, notAfter, issuerKey, issuerChain }) => ({
    request: parseCertificateRequest(
      csr[0] === DER_SEQUENCE ? csr : decodePem(Buffer.from(csr).toString("latin1")).bytes,
    ),
    keyPolicy,
    brought: broughtIssuerOf({ keyPolicy, issuerKey, issuerChain }),
    asked: { notBeforeMs: milliseconds(notBefore), notAfterMs: milliseconds(notAfter) },
  }),
  encode: ({ der, chain, signatureAlgorithm }, _request, { profile }) => ({
    certificate: der,
    chain: [...chain],
    pem: [der, ...chain.slice(0, -1)].map((certificate) => encodePem("CERTIFICATE", certificate)).join(""),
    profile: refOf(profile),
    signatureAlgorithm,
  }),
});

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
