import { Buffer } from "node:buffer";
import { decodePem } from "../../../text/pem.ts";
import { quote } from "../../../text/quote.ts";
import { keyFault } from "../key-fault.ts";

/** First byte of every DER key, and of no PEM text. */
const DER_SEQUENCE = 0x30;

/** PKCS#1 and SEC 1 */
const OLD_LABELS: ReadonlySet<string> = new Set(["RSA PRIVATE KEY", "EC PRIVATE KEY"]);

/**
 * @returns the DER bytes of what is either DER, as they are, or one PEM block, as a copy
 * @throws INVALID_ARGUMENT for another label; an encrypted key is refused by its name
 */
export function derOf(data: Uint8Array, label: string): Uint8Array {
  if (data[0] === DER_SEQUENCE) return data;
  const text = Buffer.from(data.buffer, data.byteOffset, data.length).toString("latin1");
  const block = decodePem(text);
  if (block.label === label) return block.bytes;
  if (block.label === `ENCRYPTED ${label}`) throw keyFault("the PKCS#8 key is encrypted; decrypt it first");
  const advice = OLD_LABELS.has(block.label) ? "; `openssl pkcs8 -topk8 -nocrypt` converts it" : "";
  throw keyFault(`the PEM block is labelled ${quote(block.label)}, not "${label}"${advice}`);
}
