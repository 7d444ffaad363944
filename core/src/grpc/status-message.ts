import { Buffer } from "node:buffer";

const PERCENT = 0x25;
const MAX_HEADER_CHARACTERS = 2048;

/**
 * Writes text for the trailer `grpc-message`: UTF-8, everything but printable ASCII percent-encoded, cut to 2,048
 * characters at a character's edge, since peers bound their headers (Java: 8 KiB in all).
 * Source: gRPC over HTTP/2, "Status-Message"
 */
export function encodeStatusMessage(text: string): string {
  let header = "";
  for (const character of text.slice(0, MAX_HEADER_CHARACTERS).toWellFormed()) {
    const encoded = encodeCharacter(character);
    if (header.length + encoded.length > MAX_HEADER_CHARACTERS) break;
    header += encoded;
  }
  return header;
}

/** Reads the trailer; what is not properly encoded is kept as it stands, as the source demands. */
export function decodeStatusMessage(header: string): string {
  const bytes: number[] = [];
  for (let index = 0; index < header.length; index++) {
    const digits = header.slice(index + 1, index + 3);
    const isEscape = header.charCodeAt(index) === PERCENT && /^[0-9a-fA-F]{2}$/.test(digits);
    bytes.push(isEscape ? Number.parseInt(digits, 16) : header.charCodeAt(index) & 0xff);
    if (isEscape) index += 2;
  }
  return Buffer.from(bytes).toString("utf8");
}

function encodeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code >= 0x20 && code <= 0x7e && code !== PERCENT) return character;
  const digits = Buffer.from(character, "utf8").toString("hex").toUpperCase();
  return digits.replace(/../g, "%$&");
}
