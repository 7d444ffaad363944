import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";
import type { KdfAlgorithm } from "../../algorithms/kdf.ts";
import { startMac } from "../mac/start-mac.ts";
import { assertInput, assertOutput, kdfFault } from "./kdf-fault.ts";
import type { CounterLocation, KbkdfParameters, KmacParameters } from "./kdf-parameters.ts";
import { fillInRounds } from "./rounds.ts";

const COUNTER_BITS = [8, 16, 24, 32];
const NONE = new Uint8Array();

/** Source: SP 800-108r1, 4.1 */
export function kbkdfCounter(
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  parameters: KbkdfParameters,
  lengthBytes: number,
): Buffer | Promise<Buffer> {
  const { counterLocation, initializationVector } = parameters;
  if (counterLocation === "none" || counterLocation === "before-iteration") {
    throw kdfFault("counter_location: counter mode has its counter before, after or in the middle of the fixed input");
  }
  if (initializationVector.length > 0) throw kdfFault("initialization_vector: counter mode has none");
  return rounds(algorithm, secret, parameters, lengthBytes, () => NONE);
}

/** Source: SP 800-108r1, 4.2 */
export function kbkdfFeedback(
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  parameters: KbkdfParameters,
  lengthBytes: number,
): Buffer | Promise<Buffer> {
  return rounds(algorithm, secret, parameters, lengthBytes, (previous) => previous);
}

/**
 * The function that is one KMAC over the context, with the label as customization string. Source: SP 800-108r1, 4.4
 * The slowest, 64 KiB of output, takes about 200 us.
 */
export function kmac(
  { mac }: KdfAlgorithm,
  secret: KeyObject,
  { label, context }: KmacParameters,
  lengthBytes: number,
): Uint8Array {
  assertInput("label", label);
  assertInput("context", context);
  const state = startMac({ algorithm: mac!, tagBytes: lengthBytes, customization: label }, secret);
  state.update(context);
  return state.final();
}

function rounds(
  algorithm: KdfAlgorithm,
  secret: KeyObject,
  parameters: KbkdfParameters,
  lengthBytes: number,
  fed: (previous: Uint8Array) => Uint8Array,
): Buffer | Promise<Buffer> {
  assertKbkdf(algorithm, parameters, lengthBytes);
  const mac = { algorithm: algorithm.mac!, tagBytes: algorithm.blockBytes, customization: NONE };
  const { counterLocation, fixedInput, fixedInputAfter } = parameters;
  const counterBytes = parameters.counterBits / 8;
  let previous = parameters.initializationVector;
  return fillInRounds(lengthBytes, fixedInput.length + fixedInputAfter.length, (round) => {
    const at = (where: CounterLocation) => (counterLocation === where ? counter(round, counterBytes) : NONE);
    const prf = startMac(mac, secret);
    prf.update(at("before-iteration"));
    prf.update(fed(previous));
    prf.update(at("before-fixed"));
    prf.update(fixedInput);
    prf.update(at("middle-fixed"));
    prf.update(fixedInputAfter);
    prf.update(at("after-fixed"));
    previous = prf.final();
    return previous;
  });
}

function counter(round: number, bytes: number): Uint8Array {
  const encoded = Buffer.alloc(4);
  encoded.writeUInt32BE(round);
  return encoded.subarray(4 - bytes);
}

function assertKbkdf({ name, blockBytes }: KdfAlgorithm, parameters: KbkdfParameters, lengthBytes: number): void {
  const { fixedInput, fixedInputAfter, counterBits, counterLocation, initializationVector } = parameters;
  assertInput("fixed_input", fixedInput);
  assertInput("fixed_input_after", fixedInputAfter);
  assertInput("initialization_vector", initializationVector);
  if (fixedInputAfter.length > 0 && counterLocation !== "middle-fixed") {
    throw kdfFault("fixed_input_after is only for a counter in the middle: COUNTER_LOCATION_MIDDLE_FIXED");
  }
  if (!COUNTER_BITS.includes(counterBits)) {
    throw kdfFault(`counter_bits is ${counterBits}; it must be 8, 16, 24 or 32`);
  }
  if (counterLocation === "none") return;
  assertOutput(`${name} with a counter of ${counterBits} bits`, lengthBytes, (2 ** counterBits - 1) * blockBytes);
}
