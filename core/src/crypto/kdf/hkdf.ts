import { Buffer } from "node:buffer";
import { createHmac, createSecretKey, hkdf as hkdfAsync, hkdfSync, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { KdfAlgorithm } from "../../algorithms/kdf.ts";
import { assertInput, assertOutput, kdfFault } from "./kdf-fault.ts";
import type { HkdfParameters } from "./kdf-parameters.ts";
import { fillInRounds } from "./rounds.ts";

/** RFC 5869, 2.3: the counter is one octet. */
const MAX_ROUNDS = 255;
/** Node takes no longer info. */
const MAX_NODE_INFO_BYTES = 1024;
/** So many rounds take less than 100 us. */
const MAX_SYNC_ROUNDS = 16;
const inPool = promisify(hkdfAsync);

/**
 * HKDF, or one of its two steps. Source: RFC 5869
 * @throws INVALID_ARGUMENT for an output that is too long, or not as long as the hash where the step is "extract"
 */
export function hkdf(
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  { salt, info, step }: HkdfParameters,
  lengthBytes: number,
): Buffer | Promise<Buffer> {
  assertInput("salt", salt);
  assertInput("info", info);
  if (step === "extract") return extractOnly(algorithm, secret, salt, lengthBytes);
  assertOutput(algorithm.name, lengthBytes, MAX_ROUNDS * algorithm.blockBytes);
  if (step === "expand") return expand(algorithm, secret, info, lengthBytes);
  if (info.length > MAX_NODE_INFO_BYTES) return inTwoSteps(algorithm, secret, salt, info, lengthBytes);
  const { nodeName, blockBytes } = algorithm;
  const key = padded(salt, blockBytes);
  if (lengthBytes > MAX_SYNC_ROUNDS * blockBytes) {
    return inPool(nodeName, secret, key, info, lengthBytes).then((output) => Buffer.from(output));
  }
  return Buffer.from(hkdfSync(nodeName, secret, key, info, lengthBytes));
}

/** RFC 5869, 2.3. */
export function expand(
  { nodeName }: Pick<KdfAlgorithm, "nodeName">,
  key: KeyObject,
  info: Uint8Array,
  lengthBytes: number,
): Buffer | Promise<Buffer> {
  let previous: Uint8Array = new Uint8Array();
  return fillInRounds(lengthBytes, info.length, (round) => {
    previous = createHmac(nodeName, key).update(previous).update(info).update(Uint8Array.of(round)).digest();
    return previous;
  });
}

/** RFC 5869, 2.2: the salt is the key and the secret the message, so its bytes are here for a moment. */
export function extract(
  { nodeName, blockBytes }: Pick<KdfAlgorithm, "nodeName" | "blockBytes">,
  secret: KeyObject,
  salt: Uint8Array,
): Buffer {
  const message = secret.export();
  try {
    return createHmac(nodeName, padded(salt, blockBytes)).update(message).digest();
  } finally {
    message.fill(0);
  }
}

/** As HMAC pads its key (RFC 2104, 2). OpenSSL's FIPS provider takes no key of 0 to 13 bytes, and counts the zeros as well. */
function padded(salt: Uint8Array, hashBytes: number): Uint8Array {
  if (salt.length >= hashBytes) return salt;
  const key = Buffer.alloc(hashBytes);
  key.set(salt);
  return key;
}

function extractOnly(algorithm: KdfAlgorithm, secret: KeyObject, salt: Uint8Array, lengthBytes: number): Buffer {
  if (lengthBytes === algorithm.blockBytes) return extract(algorithm, secret, salt);
  const why = `the step EXTRACT of ${algorithm.name} gives exactly ${algorithm.blockBytes} bytes, not ${lengthBytes}`;
  throw kdfFault(why);
}

function inTwoSteps(
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  salt: Uint8Array,
  info: Uint8Array,
  lengthBytes: number,
): Buffer | Promise<Buffer> {
  const pseudorandom = extract(algorithm, secret, salt);
  const key = createSecretKey(pseudorandom);
  pseudorandom.fill(0);
  return expand(algorithm, key, info, lengthBytes);
}
