import { KeywardError } from "@keyward/core/errors/keyward-error";

/** Decoders with faults that are to be found. */

/** Fails for one input in 2^32; each right byte is a branch that was not reached before. */
export function failBehindFourConditions(input: Uint8Array): void {
  if (input[0] !== 0x4b) return;
  if (input[1] !== 0x77) return;
  if (input[2] !== 0x64) return;
  if (input[3] !== 0x99) return;
  throw new TypeError("planted");
}

/** Fails where four bytes have a value that no coverage leads to. */
export function failForMagic(input: Uint8Array): void {
  if (input.length >= 4 && Buffer.from(input).readUInt32BE(0) === 0x5eed_c0de) throw new TypeError("planted");
}

export function refuse(): void {
  throw new KeywardError("INVALID_ARGUMENT", "refused");
}

export function spin(input: Uint8Array): void {
  while (input[0] === 0x21);
}

const kept: Uint8Array[] = [];

/** Keeps 64 KiB of each input that begins with an exclamation mark. */
export function leak(input: Uint8Array): void {
  if (input[0] === 0x21) kept.push(new Uint8Array(64 * 1024).fill(1));
}

export function giveBack(): void {
  kept.length = 0;
}
