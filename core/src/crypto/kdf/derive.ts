import type { KeyObject } from "node:crypto";
import type { KdfAlgorithm, KdfKind } from "../../algorithms/kdf.ts";
import { hkdf } from "./hkdf.ts";
import { kbkdfCounter, kbkdfFeedback, kmac } from "./kbkdf.ts";
import { kdfFault } from "./kdf-fault.ts";
import type { KdfParameters } from "./kdf-parameters.ts";
import { pbkdf2, scrypt } from "./password.ts";
import { tls12Prf, tls13ExpandLabel } from "./tls.ts";

/** Longest output, whatever the function. */
export const MAX_OUTPUT_BYTES = 64 * 1024;

type Derive<P extends KdfParameters> = (
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  parameters: P,
  lengthBytes: number,
) => Uint8Array | Promise<Uint8Array>;

/** A function and the kind of parameters that it takes. */
interface KdfFunction {
  readonly takes: KdfParameters["kind"];
  readonly derive: Derive<KdfParameters>;
}

const FUNCTIONS: Readonly<Record<KdfKind, KdfFunction>> = {
  hkdf: of("hkdf", hkdf),
  pbkdf2: of("pbkdf2", pbkdf2),
  scrypt: of("scrypt", scrypt),
  "kbkdf-counter": of("kbkdf", kbkdfCounter),
  "kbkdf-feedback": of("kbkdf", kbkdfFeedback),
  kmac: of("kmac", kmac),
  "tls12-prf": of("tls12-prf", tls12Prf),
  "tls13-expand-label": of("tls13-expand-label", tls13ExpandLabel),
};

/** The kind decides which function gets which parameters, and `deriveBytes` compares it first. */
function of<K extends KdfParameters["kind"]>(
  takes: K,
  derive: Derive<Extract<KdfParameters, { kind: K }>>,
): KdfFunction {
  return { takes, derive: derive as Derive<KdfParameters> };
}

/** @throws INVALID_ARGUMENT for the parameters of another function */
export function assertParameters({ name, kind }: KdfAlgorithm, parameters: KdfParameters): void {
  const { takes } = FUNCTIONS[kind];
  if (parameters.kind !== takes) throw kdfFault(`${name} takes parameters of ${takes}, not of ${parameters.kind}`);
}

/**
 * Derives bytes from a secret.
 * @param lengthBytes 1 to 65,536
 * @returns at once what takes less than 100 us
 * @throws INVALID_ARGUMENT for another function's parameters, those out of bounds, and an output longer than the function gives
 */
export function deriveBytes(
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  parameters: KdfParameters,
  lengthBytes: number,
): Uint8Array | Promise<Uint8Array> {
  assertParameters(algorithm, parameters);
  if (lengthBytes < 1 || lengthBytes > MAX_OUTPUT_BYTES) {
    throw kdfFault(`length_bytes is ${lengthBytes}; it must be between 1 and ${MAX_OUTPUT_BYTES}`);
  }
  return FUNCTIONS[algorithm.kind].derive(algorithm, secret, parameters, lengthBytes);
}
