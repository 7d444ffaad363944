import { KeywardError } from "@keyward/core/errors/keyward-error";

/** One byte that says whether the message is compressed, four bytes of length. Source: gRPC over HTTP/2, Length-Prefixed-Message */
export const PREFIX_BYTES = 5;

/**
 * @param head at least PREFIX_BYTES
 * @param what has the length, for the error's text
 * @returns the length of the message that follows, in bytes
 * @throws INTERNAL for the flag of a compressed message and for flags that gRPC has not, RESOURCE_EXHAUSTED above the limit
 */
export function readPrefix(head: Buffer, maxBytes: number, what: string): number {
  const flag = head[0]!;
  if (flag === 1) {
    // Calls with another encoding than identity have been refused by their headers. Source: gRPC, Compression, test case 6
    throw new KeywardError(
      "INTERNAL",
      "the message has its compressed flag set, and grpc-encoding names no compression",
    );
  }
  if (flag !== 0) throw new KeywardError("INTERNAL", `the message begins with flag byte ${flag}; gRPC has 0 and 1`);
  const lengthBytes = head.readUInt32BE(1);
  if (lengthBytes <= maxBytes) return lengthBytes;
  throw new KeywardError("RESOURCE_EXHAUSTED", `${what} has ${lengthBytes} bytes, the most is ${maxBytes}`);
}
