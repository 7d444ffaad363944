import { EMPTY_LEDGER, hashLine, type LedgerTail, parseLine } from "./ledger-line.ts";

/** Where a line does not follow from the one before. */
export interface LedgerBreak {
  /** Number of the line that was to come here, from 1. */
  readonly line: number;
  /** What is wrong, for a person. */
  readonly what: string;
}

/** A ledger that was followed to its end. The chain says nothing of lines that were cut off there: that needs a tail that was kept elsewhere. */
export interface FollowedLedger {
  readonly tail: LedgerTail;
  /** In order; none: every line follows from the one before. */
  readonly breaks: readonly LedgerBreak[];
}

/** Pure. Follows the chain through lines in order; behind a break it goes on with what is there. */
export function followLedger(lines: readonly string[], start: LedgerTail = EMPTY_LEDGER): FollowedLedger {
  const breaks: LedgerBreak[] = [];
  let tail = start;
  for (const text of lines) {
    const what = faultOf(text, tail);
    if (what !== undefined) breaks.push({ line: tail.number + 1, what });
    tail = { number: numberOf(text) ?? tail.number + 1, hash: hashLine(text) };
  }
  return { tail, breaks };
}

function faultOf(text: string, { number: before, hash }: LedgerTail): string | undefined {
  const due = before + 1;
  const number = numberOf(text);
  if (number === undefined) return `line ${due} is no line of a ledger`;
  if (number > due + 1) return `lines ${due} to ${number - 1} are missing`;
  if (number > due) return `line ${due} is missing`;
  if (number < due) return `line ${number} is there where line ${due} was to come`;
  if (parseLine(text).previous === hash) return undefined;
  return before === 0
    ? "line 1 is not the first of its ledger"
    : `line ${due} does not follow from line ${before}: one of the two was changed`;
}

function numberOf(text: string): number | undefined {
  const { number, previous } = parseLine(text);
  return Number.isSafeInteger(number) && number! > 0 && typeof previous === "string" ? number : undefined;
}
