import type { Mutation, MutationContext } from "./mutation.ts";

/** Where sign bits, lengths and limits turn. */
const TURNING_POINTS = [0, 1, 0x0f, 0x10, 0x1f, 0x20, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xfe, 0xff];
const MAX_INSERTED = 16;
/** Repeats make long inputs, which show what is quadratic. */
const MAX_DOUBLINGS = 12;
const MAX_REPEATED_BYTES = 32 * 1024;

const flipBit: Mutation = (input, { random }) => {
  if (input.length === 0) return input;
  const changed = Uint8Array.from(input);
  changed[random.below(input.length)]! ^= 1 << random.below(8);
  return changed;
};

const setByte: Mutation = (input, { random }) => {
  if (input.length === 0) return input;
  const changed = Uint8Array.from(input);
  changed[random.below(input.length)] = random.below(2) === 0 ? random.pick(TURNING_POINTS) : random.below(256);
  return changed;
};

/** A number of 2 or 4 bytes, as lengths and flags are, becomes another one. */
const setNumber: Mutation = (input, { random }) => {
  const size = random.pick([2, 4]);
  if (input.length < size) return input;
  const changed = Buffer.from(input);
  const at = random.below(input.length - size + 1);
  const near = random.below(2) === 0 ? input.length - at - size : 2 ** random.below(8 * size);
  changed.writeUIntBE(Math.max(0, near + random.between(-2, 2)) % 256 ** size, at, size);
  return changed;
};

const insertBytes: Mutation = (input, { random }) => {
  const inserted = random.bytes(random.between(1, MAX_INSERTED));
  return replace(input, random.below(input.length + 1), 0, inserted);
};

const removeRange: Mutation = (input, context) => {
  const { at, count } = range(input, context);
  return replace(input, at, count, new Uint8Array(0));
};

const repeatRange: Mutation = (input, context) => {
  const { at, count } = range(input, context);
  if (count === 0) return input;
  const times = Math.min(2 ** context.random.below(MAX_DOUBLINGS), Math.ceil(MAX_REPEATED_BYTES / count));
  const repeated = Buffer.concat(Array.from({ length: times }, () => input.subarray(at, at + count)));
  return replace(input, at, 0, repeated);
};

const moveRange: Mutation = (input, context) => {
  const { at, count } = range(input, context);
  const moved = input.slice(at, at + count);
  const rest = replace(input, at, count, new Uint8Array(0));
  return replace(rest, context.random.below(rest.length + 1), 0, moved);
};

const splice: Mutation = (input, context) => {
  const other = context.other();
  const [to, from] = [range(input, context), range(other, context)];
  return replace(input, to.at, to.count, other.subarray(from.at, from.at + from.count));
};

const insertWord: Mutation = (input, { random, dictionary }) => {
  if (dictionary.length === 0) return input;
  const word = random.pick(dictionary);
  const at = random.below(input.length + 1);
  return replace(input, at, random.below(2) === 0 ? word.length : 0, word);
};

const truncate: Mutation = (input, { random }) => input.slice(0, random.below(input.length + 1));

/** For any input. */
export const BYTE_MUTATIONS: readonly Mutation[] = [
  flipBit,
  setByte,
  setByte,
  setNumber,
  insertBytes,
  removeRange,
  repeatRange,
  moveRange,
  splice,
  insertWord,
  insertWord,
  truncate,
];

export function replace(input: Uint8Array, at: number, count: number, by: Uint8Array): Uint8Array {
  return Buffer.concat([input.subarray(0, at), by, input.subarray(at + count)]);
}

/** Short ranges more often than long ones. */
function range(input: Uint8Array, { random }: MutationContext): { readonly at: number; readonly count: number } {
  const count = Math.min(input.length, 1 + random.below(2 ** random.below(8)));
  return { at: random.below(input.length - count + 1), count };
}
