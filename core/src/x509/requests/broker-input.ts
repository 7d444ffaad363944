import { KeywardError } from "../../errors/keyward-error.ts";
import { decodePem, type PemBlock } from "../../text/pem.ts";
import { type Certificate, parseCertificate } from "../certificates/certificate.ts";
import { importPrivateKey, type PrivateKey } from "../keys/private-key.ts";
import { type CertificateRequest, parseCertificateRequest } from "./certificate-request.ts";

/**
 * The three PEM inputs of the crypto-broker's SignCertificate. Every fault is INVALID_ARGUMENT with the text that the
 * protocol has for it (section 10.3, rows 2 to 4), without the operation's own beginning.
 */

/** The first block, whatever its label. */
export function readBrokerRequest(pem: string): CertificateRequest {
  const block = orElse("could not decode CSR as PEM file", () => decodePem(pem));
  return orExplain("could not parse certificate request, err: ", () => parseCertificateRequest(block.bytes));
}

/** The first block, whatever its label. */
export function readBrokerKey(pem: string): PrivateKey {
  const begin = "could not parse private key, err: ";
  const block = orElse(`${begin}key must be PEM encoded`, () => decodePem(pem));
  return orExplain(begin, () => importPrivateKey(block.bytes));
}

/** The first block; it must be labelled CERTIFICATE. */
export function readBrokerCertificate(pem: string): Certificate {
  const begin = "could not parse x.509 CA cert from request, err: ";
  const block = orElse(`${begin}failed to decode PEM block containing certificate`, () => requireCertificate(pem));
  return orExplain(begin, () => parseCertificate(block.bytes));
}

function requireCertificate(pem: string): PemBlock {
  const block = decodePem(pem);
  if (block.label !== "CERTIFICATE") throw new KeywardError("INVALID_ARGUMENT", "another label");
  return block;
}

function orElse<T>(message: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new KeywardError("INVALID_ARGUMENT", message, { cause });
  }
}

function orExplain<T>(begin: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof KeywardError)) throw cause;
    throw new KeywardError("INVALID_ARGUMENT", `${begin}${cause.message}`, { cause });
  }
}
