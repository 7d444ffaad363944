import type { Buffer } from "node:buffer";
import { type KeyObject, pbkdf2 as nodePbkdf2, scrypt as nodeScrypt, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";
import type { KdfAlgorithm } from "../../algorithms/kdf.ts";
import { assertInput, kdfFault } from "./kdf-fault.ts";
import type { Pbkdf2Parameters, ScryptParameters } from "./kdf-parameters.ts";

/** OpenSSL counts iterations in an int. */
const MAX_ITERATIONS = 2 ** 31 - 1;
/** Lanes cost time and hardly any memory, which is what a profile bounds; RFC 7914, 12 has 16 at most. */
export const MAX_SCRYPT_LANES = 16;
/** Of what OpenSSL keeps beside the two arrays. */
const SCRYPT_SLACK_BYTES = 64 * 1024;
const scryptInPool: (secret: Uint8Array, salt: Uint8Array, length: number, options: ScryptOptions) => Promise<Buffer> =
  promisify(nodeScrypt);
const pbkdf2InPool = promisify(nodePbkdf2);

/** Source: RFC 8018, 5.2. Takes a thread of the pool for iterations times rounds. */
export async function pbkdf2(
  { nodeName }: KdfAlgorithm,
  secret: KeyObject,
  { salt, iterations }: Pbkdf2Parameters,
  lengthBytes: number,
): Promise<Buffer> {
  assertInput("salt", salt);
  if (iterations < 1 || iterations > MAX_ITERATIONS) {
    throw kdfFault(`iterations is ${iterations}; it must be between 1 and ${MAX_ITERATIONS}`);
  }
  return withBytes(secret, (password) => pbkdf2InPool(password, salt, iterations, lengthBytes, nodeName));
}

/** @returns iterations over all rounds of the output: what the time grows with */
export function pbkdf2Work({ blockBytes }: KdfAlgorithm, iterations: number, lengthBytes: number): number {
  return iterations * Math.ceil(lengthBytes / blockBytes);
}

/** Source: RFC 7914, 6 */
export async function scrypt(
  _algorithm: KdfAlgorithm,
  secret: KeyObject,
  parameters: ScryptParameters,
  lengthBytes: number,
): Promise<Buffer> {
  assertInput("salt", parameters.salt);
  assertScrypt(parameters);
  const { salt, cost, blockSize, parallelization } = parameters;
  const maxmem = scryptMemoryBytes(parameters) + SCRYPT_SLACK_BYTES;
  const options = { cost, blockSize, parallelization, maxmem };
  return withBytes(secret, (password) => scryptInPool(password, salt, lengthBytes, options));
}

/** RFC 7914, 2: N blocks of 128 r bytes, and p more. */
export function scryptMemoryBytes({ cost, blockSize, parallelization }: ScryptParameters): number {
  return 128 * blockSize * (cost + parallelization + 2);
}

function assertScrypt({ cost, blockSize, parallelization }: ScryptParameters): void {
  if (cost < 2 || 2 ** Math.round(Math.log2(cost)) !== cost) {
    throw kdfFault(`cost is ${cost}; it must be a power of two above 1`);
  }
  if (blockSize < 1) throw kdfFault("block_size is 0; it must be at least 1");
  if (cost >= 2 ** Math.min(16 * blockSize, 63)) {
    throw kdfFault(`cost is ${cost}; with a block_size of ${blockSize} it must be below 2^${16 * blockSize}`);
  }
  if (parallelization < 1 || parallelization > MAX_SCRYPT_LANES) {
    throw kdfFault(`parallelization is ${parallelization}; it must be between 1 and ${MAX_SCRYPT_LANES}`);
  }
}

/** Node takes passwords as bytes only; OpenSSL's job has its own copy, wiped when it ends. */
async function withBytes(secret: KeyObject, work: (bytes: Uint8Array) => Promise<Buffer>): Promise<Buffer> {
  const bytes = secret.export();
  try {
    return await work(bytes);
  } finally {
    bytes.fill(0);
  }
}
