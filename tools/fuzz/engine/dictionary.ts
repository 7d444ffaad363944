import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encodeOidContent } from "@keyward/core/x509/der/oid";

const TEXT = /"([^"\\\n]{1,48})"/g;
const NUMBER = /\b(0x[0-9a-fA-F_]+|\d[\d_]{1,9})\b/g;
const OID = /^[0-2]\.\d+(?:\.\d+){1,12}$/;
/** Texts with these are paths of imports. */
const PATH = /^(?:node:|\.{1,2}\/|@)/;
/** Sentences are messages, which nothing compares with. */
const MAX_SPACES = 2;
const MAX_WORDS = 1024;

/**
 * What inputs must contain to get past comparisons that guessing does not: the texts and numbers in the source.
 * @param urls files, as the coverage names them
 */
export function readDictionary(urls: Iterable<string>): Uint8Array[] {
  const words = new Map<string, Uint8Array>();
  for (const url of urls) {
    for (const word of wordsOf(readFileSync(fileURLToPath(url), "utf8"))) {
      if (words.size < MAX_WORDS) words.set(Buffer.from(word).toString("latin1"), word);
    }
  }
  return [...words.values()];
}

export function wordsOf(source: string): Uint8Array[] {
  const texts = [...source.matchAll(TEXT)].map(([, text = ""]) => text).filter(isWord);
  const numbers = [...source.matchAll(NUMBER)].map(([, digits = ""]) => Number(digits.replaceAll("_", "")));
  return [...texts.flatMap(encodeText), ...numbers.flatMap(encodeNumber)];
}

function isWord(text: string): boolean {
  return !PATH.test(text) && text.split(" ").length - 1 <= MAX_SPACES;
}

/** An object identifier as text, and as it stands in DER. */
function encodeText(text: string): Uint8Array[] {
  const bytes = Buffer.from(text);
  if (!OID.test(text)) return [bytes];
  const content = encodeOidContent(text);
  return [bytes, Buffer.concat([Uint8Array.of(0x06, content.length), content])];
}

function encodeNumber(value: number): Uint8Array[] {
  if (value > 0xffff_ffff) return [];
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  if (value <= 0xff) return [bytes.subarray(3)];
  return value <= 0xffff ? [bytes.subarray(2), bytes] : [bytes];
}
