import { Buffer } from "node:buffer";
import { type DerReader, readSequence } from "../../../x509/der/reader.ts";
import { TAG } from "../../../x509/der/tags.ts";
import { bitLength, readPositiveInteger, readSmallInteger } from "../../../x509/der/values.ts";
import { keyFault } from "../key-fault.ts";

const WHAT = "RSA private key";
/** The longest modulus that is taken; longer numbers are not computed with. */
const MAX_BITS = 4096;
const MULTI_PRIME = 1;
/** Three primes of 4096 bits are as hard to find as two; more are not (RFC 8017, 3.2 sets no end). */
const MAX_PRIMES = 3;

export interface RsaNumbers {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

/** One prime with what the Chinese remainder theorem needs of it. */
interface Factor {
  readonly prime: bigint;
  readonly exponent: bigint;
  /** Inverse of the product of the primes before it; for the first prime, of the second. */
  readonly coefficient: bigint;
}

/**
 * Reads an RSAPrivateKey and computes whether its numbers belong together: OpenSSL would use them as they are, and a key with one
 * wrong factor would still sign, slowly. The numbers stay in JavaScript's memory until it is collected.
 * @throws INVALID_ARGUMENT
 */
export function readRsaPrivateNumbers(der: Uint8Array): RsaNumbers {
  const reader = readSequence(der, WHAT);
  const version = readSmallInteger(reader, `${WHAT} version`);
  const modulus = readPositiveInteger(reader, "RSA modulus");
  const exponent = readPositiveInteger(reader, "RSA exponent");
  if (bitLength(modulus) > MAX_BITS) throw keyFault(`RSA modulus of more than ${MAX_BITS} bits`);
  const secret = numberOf(reader, "private exponent", modulus);
  const factors = readFactors(reader, modulus, version);
  reader.end(WHAT);
  if (!belongTogether(big(modulus), big(exponent), secret, factors)) {
    throw keyFault(`${WHAT}: its numbers do not belong together`);
  }
  return { modulus, exponent };
}

function readFactors(reader: DerReader, modulus: Uint8Array, version: number): readonly Factor[] {
  const next = (name: string) => numberOf(reader, name, modulus);
  const [p, q, dp, dq, coefficient] = [
    next("prime 1"),
    next("prime 2"),
    next("exponent 1"),
    next("exponent 2"),
    next("coefficient"),
  ];
  const two = [
    { prime: q, exponent: dq, coefficient: 1n },
    { prime: p, exponent: dp, coefficient },
  ];
  if (version === 0) return two;
  if (version !== MULTI_PRIME) throw keyFault(`${WHAT}: version ${version} is unknown`);
  const others = reader.enter(TAG.sequence, `${WHAT}: other primes`);
  while (!others.isEmpty) {
    const other = others.enter(TAG.sequence, `${WHAT}: other prime`);
    const take = (name: string) => numberOf(other, name, modulus);
    two.push({ prime: take("prime"), exponent: take("exponent"), coefficient: take("coefficient") });
    other.end(`${WHAT}: other prime`);
    if (two.length > MAX_PRIMES) throw keyFault(`${WHAT}: more than ${MAX_PRIMES} primes`);
  }
  return two;
}

function numberOf(reader: DerReader, name: string, modulus: Uint8Array): bigint {
  const octets = readPositiveInteger(reader, `RSA ${name}`);
  if (octets.length > modulus.length) throw keyFault(`${WHAT}: its ${name} is longer than its modulus`);
  return big(octets);
}

/** Source: RFC 8017, 3.2: each factor's coefficient inverts the product of the factors before it. */
function belongTogether(modulus: bigint, exponent: bigint, secret: bigint, factors: readonly Factor[]): boolean {
  let product = 1n;
  for (const { prime, exponent: own, coefficient } of factors) {
    if (prime < 3n || (exponent * own) % (prime - 1n) !== 1n || secret % (prime - 1n) !== own) return false;
    if ((product * coefficient) % prime !== 1n) return false;
    product *= prime;
  }
  return product === modulus && secret < modulus;
}

function big(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("hex")}`);
}
