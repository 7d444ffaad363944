import { Buffer } from "node:buffer";
import { Http2Error } from "../error-code.ts";
import { CODES, EOS } from "./huffman-code.ts";

/** Four bits lead from an inner node of the code's tree to another; no code is shorter than five, so at most one ends on the way. */
const WIDTH = 16;
const NO_SYMBOL = -1;
const INVALID = -1;

/** Not computed yet. All rows at once are a loop so hot that V8 compiles it, which brings 7 MB of its compiler into memory. */
const UNKNOWN = -2;

interface Automaton {
  readonly root: Inner;
  readonly inner: readonly Inner[];
  /** At `state * WIDTH + nibble`: the next state, INVALID where EOS lies on the way, UNKNOWN before the state was first reached. */
  readonly next: Int16Array;
  /** The byte that is complete, or NO_SYMBOL. */
  readonly symbol: Int16Array;
  /** Whether a text may end here: less than a byte of padding, which is the beginning of EOS, all ones. */
  readonly mayEnd: Uint8Array;
}

const AUTOMATON = buildAutomaton();

/** @throws Http2Error COMPRESSION_ERROR for EOS in the text and for padding that is none (RFC 7541, 5.2) */
export function decodeHuffman(source: Uint8Array, start: number, end: number): string {
  const { next, symbol, mayEnd } = AUTOMATON;
  // The shortest code has five bits.
  const text = Buffer.allocUnsafe(Math.ceil(((end - start) * 8) / 5));
  let length = 0;
  let state = 0;
  for (let at = start; at < end; at++) {
    const byte = source[at]!;
    for (let shift = 4; shift >= 0; shift -= 4) {
      const edge = state * WIDTH + ((byte >> shift) & 15);
      if (next[edge] === UNKNOWN) fillRow(AUTOMATON, state);
      state = next[edge]!;
      if (state === INVALID) throw new Http2Error("COMPRESSION_ERROR", "a Huffman code that ends the text within it");
      if (symbol[edge] !== NO_SYMBOL) text[length++] = symbol[edge]!;
    }
  }
  if (mayEnd[state] !== 1) throw new Http2Error("COMPRESSION_ERROR", "a Huffman text with false padding");
  return text.toString("latin1", 0, length);
}

/** @returns the bytes that the text takes */
export function huffmanBytes(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits += CODES[text.charCodeAt(at)]!.length;
  return Math.ceil(bits / 8);
}

/** @param text of characters up to U+00FF */
export function encodeHuffman(text: string): Uint8Array {
  const bytes = new Uint8Array(huffmanBytes(text));
  let bit = 0;
  const put = (bits: number, length: number) => {
    for (let i = length - 1; i >= 0; i--, bit++) bytes[bit >> 3]! |= ((bits >>> i) & 1) << (7 - (bit & 7));
  };
  for (let at = 0; at < text.length; at++) {
    const { bits, length } = CODES[text.charCodeAt(at)]!;
    put(bits, length);
  }
  const padding = bytes.length * 8 - bit;
  put(2 ** padding - 1, padding);
  return bytes;
}

/** A node is inner, with two children, or a symbol. */
type Node =
  | { readonly children: [Node | undefined, Node | undefined]; state: number; depth: number; isOnes: boolean }
  | number;
type Inner = Exclude<Node, number>;

function buildAutomaton(): Automaton {
  const inner: Inner[] = [];
  const create = (depth: number, isOnes: boolean): Inner => {
    const node: Inner = { children: [undefined, undefined], state: inner.length, depth, isOnes };
    inner.push(node);
    return node;
  };
  const root = create(0, true);
  for (const [symbol, { bits, length }] of CODES.entries()) {
    let node = root;
    for (let i = length - 1; i > 0; i--) {
      const bit = (bits >>> i) & 1;
      node.children[bit] ??= create(node.depth + 1, node.isOnes && bit === 1);
      node = node.children[bit] as Inner;
    }
    node.children[bits & 1] = symbol;
  }
  const next = new Int16Array(inner.length * WIDTH).fill(UNKNOWN);
  const symbol = new Int16Array(inner.length * WIDTH).fill(NO_SYMBOL);
  const mayEnd = Uint8Array.from(inner, ({ depth, isOnes }) => (isOnes && depth < 8 ? 1 : 0));
  return { root, inner, next, symbol, mayEnd };
}

function fillRow({ root, inner, next, symbol }: Automaton, state: number): void {
  for (let nibble = 0; nibble < WIDTH; nibble++) {
    const { node, ended } = walk(inner[state]!, nibble, root);
    const edge = state * WIDTH + nibble;
    next[edge] = ended === EOS ? INVALID : node.state;
    if (ended !== undefined && ended !== EOS) symbol[edge] = ended;
  }
}

function walk(start: Inner, nibble: number, root: Inner): { node: Inner; ended: number | undefined } {
  let node = start;
  let ended: number | undefined;
  for (let i = 3; i >= 0; i--) {
    const child = node.children[((nibble >>> i) & 1) as 0 | 1]!;
    if (typeof child === "number") ended = child;
    if (ended === EOS) break;
    node = typeof child === "number" ? root : child;
  }
  return { node, ended };
}
