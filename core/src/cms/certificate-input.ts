import { Buffer } from "node:buffer";
import { KeywardError } from "../errors/keyward-error.ts";
import { decodePemBlocks } from "../text/pem.ts";
import { quote } from "../text/quote.ts";

/** First byte of every DER certificate, and of no PEM text. */
const DER_SEQUENCE = 0x30;
const LABEL = "CERTIFICATE";

/**
 * @param bytes DER, or PEM of any number of certificates
 * @param field for messages
 * @returns DER, in their order; not parsed
 * @throws INVALID_ARGUMENT
 */
export function certificatesIn(bytes: Uint8Array, field: string): readonly Uint8Array[] {
  if (bytes[0] === DER_SEQUENCE) return [bytes];
  return namingField(field, () => {
    const blocks = decodePemBlocks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
    if (blocks.length === 0) throw invalid("is neither a DER certificate nor PEM");
    const other = blocks.find(({ label }) => label !== LABEL);
    if (other !== undefined) throw invalid(`has a PEM block labelled ${quote(other.label)}, not "${LABEL}"`);
    return blocks.map((block) => block.bytes);
  });
}

/** Runs what reads a field, and says its name where it fails. */
export function namingField<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof KeywardError)) throw cause;
    throw new KeywardError(cause.code, `${field}: ${cause.message}`, { cause });
  }
}

function invalid(why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", why);
}
