import { type Certificate, parseCertificate } from "../x509/certificates/certificate.ts";

/** CA certificates are a few hundred bytes; what is longer is read each time. */
const MAX_BYTES = 4_096;
const MAX_KNOWN = 32;

/**
 * Certificates of CAs that have signed lately, so that one which comes with every call is read once. Reading depends on nothing but
 * the bytes, all of which are compared: what was judged of a certificate is judged again by each call.
 */
export class KnownCertificates {
  readonly #byText = new Map<string, Certificate>();

  /** @returns one object for the same bytes, while it is known. @throws what reading throws */
  read(der: Uint8Array): Certificate {
    if (der.length > MAX_BYTES) return parseCertificate(der);
    const text = Buffer.from(der.buffer, der.byteOffset, der.length).toString("latin1");
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    // What comes with a request shares the memory of what the socket delivered.
    const certificate = parseCertificate(Uint8Array.from(der));
    this.#keep(text, certificate);
    return certificate;
  }

  #keep(text: string, certificate: Certificate): void {
    const [oldest] = this.#byText.keys();
    if (oldest !== undefined && this.#byText.size >= MAX_KNOWN) this.#byText.delete(oldest);
    this.#byText.set(text, certificate);
  }
}

/** Of this process. */
export const KNOWN_CERTIFICATES = new KnownCertificates();
