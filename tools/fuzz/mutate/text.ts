import { BYTE_MUTATIONS } from "./bytes.ts";
import type { Mutation } from "./mutation.ts";

/** Texts that parsers stumble over: empty and huge numbers, signs, spaces of all kinds, half a surrogate pair, names of Object. */
const STUMBLING_BLOCKS = [
  ...[
    "0",
    "-0",
    "00",
    "1",
    "-1",
    "+1",
    "0.1",
    ".",
    ".5",
    "5.",
    "1e9",
    "1e999",
    "NaN",
    "Infinity",
    "0x10",
    "0o7",
    "1_000",
  ],
  ...["127", "128", "255", "256", "32768", "65535", "65536", "2147483647", "2147483648", "4294967295", "4294967296"],
  ...["9007199254740991", "9007199254740993", "9223372036854775807", "9223372036854775808", "1".repeat(64)],
  ...["", " ", "\t", "\n", "\r\n", "\0", "\u00a0", "\u2028", "\ufeff", "\u0130", "\u00b5", "\u{1f511}", "e\u0301"],
  ...[
    "true",
    "null",
    "~",
    "yes",
    "__proto__",
    "constructor",
    "toString",
    "length",
    "%00",
    "%",
    "\\",
    '"',
    "'",
    "`",
    "$",
  ],
  ...[
    ",",
    ";",
    ":",
    "::",
    "=",
    "+",
    "-",
    "--",
    "---",
    "/",
    "../",
    "#",
    "&",
    "*",
    "!",
    "|",
    ">",
    "[",
    "]",
    "{",
    "}",
    "<<",
  ],
].map((text) => Buffer.from(text));
/** Not UTF-8. */
const BROKEN = [Buffer.from("eda080", "hex"), Buffer.from("c0af", "hex"), Buffer.from("f4908080", "hex")];
const NUMBER = /\d+/g;
const WORD = /[\p{L}\p{N}_]+/gu;
const MAX_DOUBLINGS = 13;
const MAX_REPEATED = 32 * 1024;

const insertBlock: Mutation = (input, { random }) => {
  const at = random.below(input.length + 1);
  return Buffer.concat([input.subarray(0, at), random.pick([...STUMBLING_BLOCKS, ...BROKEN]), input.subarray(at)]);
};

const changeNumber = replaceOne(NUMBER, (digits, random) => {
  const near = BigInt(digits.slice(0, 32)) + BigInt(random.between(-2, 2));
  return random.pick([String(near), random.pick(STUMBLING_BLOCKS).toString(), `0${digits}`, digits.repeat(4)]);
});

const changeCase = replaceOne(WORD, (word, random) =>
  random.pick([word.toUpperCase(), word.toLowerCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]),
);

const replaceWord = replaceOne(WORD, (_, random) => random.pick(STUMBLING_BLOCKS).toString());

const repeatWord = replaceOne(/\S+/g, (word, random) => {
  const times = Math.min(2 ** random.below(MAX_DOUBLINGS), Math.ceil(MAX_REPEATED / word.length));
  return word.repeat(times);
});

const duplicateLine: Mutation = (input, { random }) => {
  const lines = latin1(input).split("\n");
  const line = random.pick(lines);
  return Buffer.from(lines.toSpliced(random.below(lines.length + 1), 0, line).join("\n"), "latin1");
};

const removeLine: Mutation = (input, { random }) => {
  const lines = latin1(input).split("\n");
  return Buffer.from(lines.toSpliced(random.below(lines.length), 1).join("\n"), "latin1");
};

/** For inputs that are text; bytes that are no text come up as well. */
export const TEXT_MUTATIONS: readonly Mutation[] = [
  insertBlock,
  changeNumber,
  changeNumber,
  changeCase,
  replaceWord,
  repeatWord,
  duplicateLine,
  removeLine,
  ...BYTE_MUTATIONS,
];

type Random = Parameters<Mutation>[1]["random"];

function replaceOne(pattern: RegExp, by: (found: string, random: Random) => string): Mutation {
  return (input, { random }) => {
    const text = Buffer.from(input).toString("utf8");
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return input;
    const { 0: word, index } = random.pick(found);
    return Buffer.from(text.slice(0, index) + by(word, random) + text.slice(index + word.length), "utf8");
  };
}

/** One character for each byte, so that bytes which are no UTF-8 survive. */
function latin1(input: Uint8Array): string {
  return Buffer.from(input).toString("latin1");
}
