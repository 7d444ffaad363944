import { Buffer } from "node:buffer";
import { ParsecError } from "./parsec-error.ts";
import { STATUS } from "./status.ts";

/** The header of the Parsec wire 1.0, little-endian. Page: docs/parsec.md */
export const HEADER_BYTES = 36;
export const MAGIC = 0x5ec0a710;
/** Magic number and size: what says how long the header is. */
export const PREFIX_BYTES = 6;
/** What the size field says: the bytes behind it. */
export const HEADER_SIZE = HEADER_BYTES - PREFIX_BYTES;

/**
 * The whole flags field of a client that keeps its connection for further requests: high byte 4B, then bit 0. Peers of other
 * make ignore the field, and no other value of it means anything, so nobody asks for this by accident.
 */
export const KEEP_OPEN_FLAGS = 0x4b01;

const VERSION = 0x0001; // major 1 in the first byte, minor 0
const AT = {
  size: 4,
  version: 6,
  flags: 8,
  provider: 10,
  session: 11,
  contentType: 19,
  acceptType: 20,
  authenticationType: 21,
  bodyBytes: 22,
  authenticationBytes: 26,
  opcode: 28,
  status: 32,
  reserved: 34,
} as const;

/** What all headers have in common. */
const PLAIN_HEADER = Buffer.alloc(HEADER_BYTES);
PLAIN_HEADER.writeUInt32LE(MAGIC, 0);
PLAIN_HEADER.writeUInt16LE(HEADER_SIZE, AT.size);
PLAIN_HEADER.writeUInt16LE(VERSION, AT.version);

/** What a response repeats of its request. */
export interface HeaderEcho {
  readonly flags: number;
  readonly provider: number;
  readonly session: bigint;
  readonly opcode: number;
}

/** A request's header, of which only the frame is judged. */
export interface RequestHeader extends HeaderEcho {
  readonly contentType: number;
  readonly acceptType: number;
  readonly authenticationType: number;
  readonly bodyBytes: number;
  readonly authenticationBytes: number;
}

/** How a failure is answered before the request's header is trusted: as a Ping to the core provider. */
export const GENERIC_ECHO: HeaderEcho = Object.freeze({ flags: 0, provider: 0, session: 0n, opcode: 1 });

/** @throws ParsecError INVALID_HEADER for another magic number than the protocol's */
export function assertMagic(magic: number): void {
  if (magic !== MAGIC) throw new ParsecError(STATUS.INVALID_HEADER, "the magic number is not Parsec's");
}

/** Little-endian, without a question whether the bytes are there. */
export function readUint16(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8);
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return (readUint16(bytes, at) | (readUint16(bytes, at + 2) << 16)) >>> 0;
}

/** Nearly always 0, which takes no big number. */
function readSession(bytes: Uint8Array, at: number): bigint {
  const [low, high] = [readUint32(bytes, at), readUint32(bytes, at + 4)];
  return low === 0 && high === 0 ? 0n : (BigInt(high) << 32n) | BigInt(low);
}

/**
 * Reads a header whose magic number was found right.
 * @param bytes from `at` on at least 6; where the size field is right, 36
 * @param maxBodyBytes longest body that is taken
 * @throws ParsecError INVALID_HEADER, WIRE_PROTOCOL_VERSION_NOT_SUPPORTED, BODY_SIZE_EXCEEDS_LIMIT; the first that applies
 */
export function readHeader(bytes: Uint8Array, maxBodyBytes: number, at = 0): RequestHeader {
  const size = readUint16(bytes, at + AT.size);
  if (size !== HEADER_SIZE) {
    throw new ParsecError(STATUS.INVALID_HEADER, `the header says it has ${size} bytes, not ${HEADER_SIZE}`);
  }
  if (readUint16(bytes, at + AT.version) !== VERSION) {
    throw new ParsecError(STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED, "the version is not 1.0");
  }
  if (readUint16(bytes, at + AT.reserved) !== 0) {
    throw new ParsecError(STATUS.INVALID_HEADER, "a reserved byte is not 0");
  }
  const bodyBytes = readUint32(bytes, at + AT.bodyBytes);
  if (bodyBytes > maxBodyBytes) {
    throw new ParsecError(
      STATUS.BODY_SIZE_EXCEEDS_LIMIT,
      `the body has ${bodyBytes} bytes, the most is ${maxBodyBytes}`,
    );
  }
  return {
    flags: readUint16(bytes, at + AT.flags),
    provider: bytes[at + AT.provider]!,
    session: readSession(bytes, at + AT.session),
    contentType: bytes[at + AT.contentType]!,
    acceptType: bytes[at + AT.acceptType]!,
    authenticationType: bytes[at + AT.authenticationType]!,
    bodyBytes,
    authenticationBytes: readUint16(bytes, at + AT.authenticationBytes),
    opcode: readUint32(bytes, at + AT.opcode),
  };
}

/** A response's header, at `at`; of flags it repeats only those that mean something here, as one known client takes no others. */
export function writeResponseHeader(
  into: Buffer,
  { flags, provider, session, opcode }: HeaderEcho,
  status: number,
  bodyBytes: number,
  at = 0,
): void {
  PLAIN_HEADER.copy(into, at);
  if (flags === KEEP_OPEN_FLAGS) into.writeUInt16LE(KEEP_OPEN_FLAGS, at + AT.flags);
  into[at + AT.provider] = provider;
  if (session !== 0n) into.writeBigUInt64LE(session, at + AT.session);
  into.writeUInt32LE(bodyBytes, at + AT.bodyBytes);
  into.writeUInt32LE(opcode, at + AT.opcode);
  into.writeUInt16LE(status, at + AT.status);
}

/** @returns a whole response */
export function encodeResponse(echo: HeaderEcho, status: number, body: Uint8Array): Buffer {
  const whole = Buffer.allocUnsafe(HEADER_BYTES + body.length);
  writeResponseHeader(whole, echo, status, body.length);
  whole.set(body, HEADER_BYTES);
  return whole;
}

/** @returns a whole request, as a client sends it */
export function encodeRequest(
  header: Omit<RequestHeader, "bodyBytes" | "authenticationBytes">,
  body: Uint8Array,
  authentication: Uint8Array,
): Buffer {
  const whole = Buffer.alloc(HEADER_BYTES + body.length + authentication.length);
  writeResponseHeader(whole, header, 0, body.length);
  whole.writeUInt16LE(header.flags, AT.flags);
  whole[AT.contentType] = header.contentType;
  whole[AT.acceptType] = header.acceptType;
  whole[AT.authenticationType] = header.authenticationType;
  whole.writeUInt16LE(authentication.length, AT.authenticationBytes);
  whole.set(body, HEADER_BYTES);
  whole.set(authentication, HEADER_BYTES + body.length);
  return whole;
}
