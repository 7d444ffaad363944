/** Bits of the keyUsage extension in their order. Source: RFC 5280, 4.2.1.3 */
export const KEY_USAGE_NAMES: readonly string[] = [
  "digitalSignature",
  "contentCommitment",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
];
