/** Source: Protocol Buffers, "Encoding" */
export const WIRE_TYPE = {
  VARINT: 0,
  BITS_64: 1,
  LENGTH_DELIMITED: 2,
  START_GROUP: 3,
  END_GROUP: 4,
  BITS_32: 5,
} as const;
