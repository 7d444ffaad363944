import { KeywardError } from "@keyward/core/errors/keyward-error";
import { decodePemBlocks } from "@keyward/core/text/pem";

/** First byte of every DER object that is asked for here, and of no PEM text. */
const DER_SEQUENCE = 0x30;

/**
 * @param label of the PEM blocks, for example `CERTIFICATE`
 * @param field its name in the request, for messages
 * @returns the one DER object, or those of a PEM text; at least one
 * @throws INVALID_ARGUMENT for damaged PEM, blocks of another label, and a text without any
 */
export function dersOf(bytes: Uint8Array, label: string, field: string): readonly Uint8Array[] {
  if (bytes[0] === DER_SEQUENCE) return [bytes];
  const blocks = decodePemBlocks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
  if (blocks.length === 0) throw wrong(`${field} is empty, or neither DER nor PEM`);
  const other = blocks.find((block) => block.label !== label);
  if (other !== undefined) throw wrong(`${field} has a PEM block that is no ${label}`);
  return blocks.map((block) => block.bytes);
}

export function allDersOf(fields: readonly Uint8Array[], label: string, field: string): readonly Uint8Array[] {
  return fields.flatMap((bytes, index) => dersOf(bytes, label, `${field}[${index}]`));
}

/** The same where exactly one is asked for. */
export function derOf(bytes: Uint8Array, label: string, field: string): Uint8Array {
  const [first, ...more] = dersOf(bytes, label, field);
  if (more.length > 0) throw wrong(`${field} has ${1 + more.length} PEM blocks, it takes one`);
  return first!;
}

function wrong(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
