import { Buffer } from "node:buffer";
import { digest } from "@keyward/core/algorithms/hash";
import { DETACHED_SIGNATURE, SIGNED_CONTENT } from "@keyward/core/cms/example";
import { readMessageDigest } from "@keyward/core/cms/message-digest";
import { readSignatureIdentifier } from "@keyward/core/cms/signature-identifier";
import { judgeAttributes } from "@keyward/core/cms/signed-attributes";
import { readDetachedSignature } from "@keyward/core/cms/signed-data";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import { verify } from "@keyward/core/crypto/signature/signature";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import type { KnownAnswer } from "../known-answer.ts";

export const cmsKnownAnswers: readonly KnownAnswer[] = [
  { name: "cms/ECDSA-P256-SHA256", algorithm: "ECDSA-P256-SHA256", fips: true, run: signatureOfOpensslHolds },
];

function signatureOfOpensslHolds(): boolean | Promise<boolean> {
  const { contentType, signer, certificates } = readDetachedSignature(Buffer.from(DETACHED_SIGNATURE, "base64"));
  const { digestAlgorithm, signatureAlgorithm, signature, signedAttributes } = signer;
  const certificate = certificates[0]!;
  const messageDigest = readMessageDigest(digestAlgorithm, "digestAlgorithm");
  const contentDigest = digest(messageDigest.hash, Buffer.from(SIGNED_CONTENT));
  const attested = { contentType, contentDigest, certificate, digestAlgorithm, signatureAlgorithm };
  if (judgeAttributes(signedAttributes!.attributes, attested) !== undefined) return false;
  const { type, keys } = importSpki(parseCertificate(certificate).publicKey.encoded);
  const { row, options } = readSignatureIdentifier(signatureAlgorithm, messageDigest, type);
  return verify(row, { publicKeys: keys }, signedAttributes!.signed, signature, options);
}
