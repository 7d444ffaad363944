import { Buffer } from "node:buffer";
import { createHmac, type KeyObject } from "node:crypto";
import type { KdfAlgorithm } from "../../algorithms/kdf.ts";
import { expand } from "./hkdf.ts";
import { assertInput, assertOutput, kdfFault } from "./kdf-fault.ts";
import type { Tls12PrfParameters, Tls13ExpandLabelParameters } from "./kdf-parameters.ts";
import { fillInRounds } from "./rounds.ts";

const PREFIX = Buffer.from("tls13 ", "ascii");
/** RFC 8446, 7.1: label<7..255> with its prefix, context<0..255>. */
const MAX_LABEL_BYTES = 255 - PREFIX.length;
const MAX_CONTEXT_BYTES = 255;
const MAX_ROUNDS = 255;

/** P_hash over the label and the seed. Source: RFC 5246, 5 */
export function tls12Prf(
  { nodeName }: KdfAlgorithm,
  secret: KeyObject,
  { label, seed }: Tls12PrfParameters,
  lengthBytes: number,
): Buffer | Promise<Buffer> {
  assertInput("label", label);
  assertInput("seed", seed);
  const labelled = Buffer.concat([label, seed]);
  let chain: Uint8Array = labelled;
  return fillInRounds(lengthBytes, 2 * labelled.length, () => {
    chain = createHmac(nodeName, secret).update(chain).digest();
    return createHmac(nodeName, secret).update(chain).update(labelled).digest();
  });
}

/** Source: RFC 8446, 7.1 */
export function tls13ExpandLabel(
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  { label, context }: Tls13ExpandLabelParameters,
  lengthBytes: number,
): Buffer | Promise<Buffer> {
  if (label.length < 1 || label.length > MAX_LABEL_BYTES) {
    throw kdfFault(`label has ${label.length} bytes; it must have 1 to ${MAX_LABEL_BYTES}, without the prefix`);
  }
  if (context.length > MAX_CONTEXT_BYTES) {
    throw kdfFault(`context has ${context.length} bytes; the most is ${MAX_CONTEXT_BYTES}`);
  }
  assertOutput(algorithm.name, lengthBytes, MAX_ROUNDS * algorithm.blockBytes);
  return expand(algorithm, secret, encodeLabel(label, context, lengthBytes), lengthBytes);
}

function encodeLabel(label: Uint8Array, context: Uint8Array, lengthBytes: number): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(lengthBytes);
  const labelLength = Uint8Array.of(PREFIX.length + label.length);
  return Buffer.concat([length, labelLength, PREFIX, label, Uint8Array.of(context.length), context]);
}
