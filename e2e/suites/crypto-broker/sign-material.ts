import { SignOutputFormat } from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import type { OpenSsl } from "./openssl.ts";

/** Profiles for certificates: the published one, and one for each way to be refused. */
export const SIGN_PROFILES = `
- Name: Default
  Settings: {CryptoLibrary: native}
  API:
    SignCertificate: &sign
      SignAlg: ecdsa
      HashAlg: sha-512
      SKIHashAlg: sha-1
      Validity: {ValidNotBeforeOffset: -1h, ValidNotAfterOffset: 8760h}
      KeyConstraints:
        Subject: {RSA: {MinKeySize: 2048, MaxKeySize: 4096}, ECDSA: {MinKeySize: 256, MaxKeySize: 521}}
        Issuer: {ECDSA: {MinKeySize: 384, MaxKeySize: 521}}
      KeyUsage: [digitalSignature, keyEncipherment]
      ExtendedKeyUsage: [clientAuth]
      BasicConstraints: {CA: false}
- Name: Rsa
  Settings: {CryptoLibrary: native}
  API:
    SignCertificate:
      SignAlg: RSA
      HashAlg: SHA-256
      SKIHashAlg: sha-256
      Validity: {ValidNotBeforeOffset: -1h, ValidNotAfterOffset: 8760h}
      KeyConstraints:
        Subject: {ECDSA: {MinKeySize: 256, MaxKeySize: 384}}
        Issuer: {RSA: {MinKeySize: 2048, MaxKeySize: 4096}, ecdsa: {MinKeySize: 256, MaxKeySize: 521}}
      KeyUsage: [keyCertSign, cRLSign]
      BasicConstraints: {CA: true, PathLenConstraint: 1}
- Name: Plain
  Settings: {CryptoLibrary: native}
  API:
    SignCertificate:
      SignAlg: ecdsa
      HashAlg: sha-256
      Validity: {ValidNotBeforeOffset: -1h, ValidNotAfterOffset: 8760h}
      KeyConstraints: {Subject: {ECDSA: {MinKeySize: 256, MaxKeySize: 521}}, Issuer: {ECDSA: {MinKeySize: 256, MaxKeySize: 521}}}
- Name: MinimumOnly
  Settings: {CryptoLibrary: native}
  API:
    SignCertificate: {<<: *sign, KeyConstraints: {Subject: {ECDSA: {MinKeySize: 256}}, Issuer: {ECDSA: {MinKeySize: 384, MaxKeySize: 521}}}}
- Name: SmallIssuers
  Settings: {CryptoLibrary: native}
  API:
    SignCertificate: {<<: *sign, KeyConstraints: {Subject: {ECDSA: {MinKeySize: 256, MaxKeySize: 521}}, Issuer: {ECDSA: {MinKeySize: 256, MaxKeySize: 384}}}}
- Name: Hashes
  Settings: {CryptoLibrary: native}
  API: {HashData: {HashAlg: sha-256}}
`;

/** What the table of cases picks from; made once, RSA keys take their time. */
export function signMaterial(openssl: OpenSsl) {
  const keys = {
    p224: openssl.ecKey("P-224"),
    p256: openssl.ecKey("P-256"),
    p384: openssl.ecKey("P-384"),
    p521: openssl.ecKey("P-521"),
    rsa1024: openssl.rsaKey(1024),
    rsa2048: openssl.rsaKey(2048),
    ed25519: openssl.key("-algorithm", "ED25519"),
  };
  const of = <T>(make: (key: string) => T) =>
    Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, make(key)])) as Record<keyof typeof keys, T>;
  const csrs = of((key) => openssl.request(key));
  const authorities = of((key) => openssl.authority(key));
  const good = {
    profile: "Default",
    csr: csrs.p256,
    caPrivateKey: keys.p384,
    caCert: authorities.p384,
    outputFormat: SignOutputFormat.PEM,
  };
  return { keys, csrs, authorities, good };
}

export type SignMaterial = ReturnType<typeof signMaterial>;

/** @returns PEM with the bytes of its content changed */
export function damaged(pem: string, change: (bytes: Buffer) => Buffer): string {
  const [, begin = "", body = "", end = ""] = /^(-----BEGIN .*-----)\n([\s\S]*?)(-----END .*-----)/m.exec(pem) ?? [];
  const base64 = change(Buffer.from(body, "base64")).toString("base64");
  return `${begin}\n${base64.replace(/.{64}(?=.)/g, "$&\n")}\n${end}\n`;
}
