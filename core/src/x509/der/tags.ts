/** Identifier octets. Source: X.690, 8.1.2 */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

const CONTEXT = 0x80;
const CONSTRUCTED = 0x20;

/** @param number 0 to 30 */
export function contextPrimitive(number: number): number {
  return CONTEXT | number;
}

/** @param number 0 to 30 */
export function contextConstructed(number: number): number {
  return CONTEXT | CONSTRUCTED | number;
}

export function isConstructed(tag: number): boolean {
  return (tag & CONSTRUCTED) !== 0;
}

/** @returns the tag for a message, for example "SEQUENCE" or "tag 0xa0" */
export function describeTag(tag: number): string {
  const name = Object.entries(TAG).find(([, value]) => value === tag)?.[0];
  return name ?? `tag 0x${tag.toString(16).padStart(2, "0")}`;
}
