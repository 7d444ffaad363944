import { Buffer } from "node:buffer";
import { KeywardError } from "../errors/keyward-error.ts";

export interface PemBlock {
  /** Between "BEGIN " and the dashes, for example `CERTIFICATE REQUEST`. */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** Where the text after the block begins. */
  readonly end: number;
}

/** Far above any chain; parsing stays well under a millisecond per hundred kilobytes. */
const MAX_CHARACTERS = 1024 * 1024;
const MAX_BLOCKS = 256;
/** Each line at its start; labels as in RFC 7468, section 3, cut at 64 characters. */
const BEGIN = /^-----BEGIN ([!-,.-~](?:[!-,.-~ -]{0,62}[!-,.-~])?)-----[ \t]*\r?$/gm;
const LINE_CHARACTERS = 64;

/**
 * Reads the first PEM block; text in front of it is skipped, its label is not judged.
 * @throws INVALID_ARGUMENT that says what is wrong; the content is never repeated, as it may be a key
 * Source: RFC 7468; blocks with headers (RFC 1421, encrypted keys) are refused
 */
export function decodePem(text: string): PemBlock {
  const block = nextBlock(text, 0);
  if (block === undefined) throw fault("no line `-----BEGIN ...-----` found");
  return block;
}

/**
 * Reads every block, in order.
 * @throws INVALID_ARGUMENT for a damaged block, or more than 256 of them; a text without a block gives an empty list
 */
export function decodePemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  for (let block = nextBlock(text, 0); block !== undefined; block = nextBlock(text, block.end)) {
    if (blocks.push(block) > MAX_BLOCKS) throw fault(`more than ${MAX_BLOCKS} blocks`);
  }
  return blocks;
}

/** @returns the block with lines of 64 characters and a final newline */
export function encodePem(label: string, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  let text = `-----BEGIN ${label}-----\n`;
  for (let at = 0; at < base64.length; at += LINE_CHARACTERS) text += `${base64.slice(at, at + LINE_CHARACTERS)}\n`;
  return `${text}-----END ${label}-----\n`;
}

function nextBlock(text: string, from: number): PemBlock | undefined {
  if (text.length > MAX_CHARACTERS) throw fault(`longer than ${MAX_CHARACTERS} characters`);
  BEGIN.lastIndex = from;
  const begin = BEGIN.exec(text);
  if (begin === null) return undefined;
  const label = begin[1]!;
  const endLine = `-----END ${label}-----`;
  const bodyStart = begin.index + begin[0].length;
  const bodyEnd = text.indexOf(`\n${endLine}`, bodyStart);
  if (bodyEnd < 0) throw fault(`no line \`${endLine}\` after the block's begin`);
  return { label, bytes: decodeBody(text.slice(bodyStart, bodyEnd)), end: bodyEnd + 1 + endLine.length };
}

function decodeBody(body: string): Uint8Array {
  if (body.includes(":")) throw fault("the block has headers; encrypted keys are not supported");
  const base64 = body.replace(/[ \t\r\n]+/g, "");
  const bytes = Buffer.from(base64, "base64");
  // Buffer skips what it does not know; writing it again shows whether all was taken.
  if (bytes.toString("base64") !== base64) throw fault("the block is not canonical base64");
  return Uint8Array.from(bytes);
}

function fault(why: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", `not a PEM text: ${why}`);
}
