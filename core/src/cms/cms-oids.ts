/** Object identifiers, dotted. Sources: RFC 5652, 5 and 11; RFC 5035, 3; RFC 6211; RFC 8702; RFC 8419, 2.3 */
export const CMS_OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  algorithmProtection: "1.2.840.113549.1.9.52",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  shake128: "2.16.840.1.101.3.4.2.11",
  shake256: "2.16.840.1.101.3.4.2.12",
  shake256Length: "2.16.840.1.101.3.4.2.18",
  rsaEncryption: "1.2.840.113549.1.1.1",
} as const;
