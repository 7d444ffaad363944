import { createHash } from "node:crypto";
import type { HistoryEntry } from "../types/crypto-key.ts";

/** One event of a key that outlives its status. */
export interface LedgerEvent extends Omit<HistoryEntry, "action"> {
  /** What was done to the version; of a request that was removed, that it had ended, and `at` is when. */
  readonly action: HistoryEntry["action"] | "RequestEnded";
  readonly namespace: string;
  readonly key: string;
  readonly keyUid: string;
  /** Of the version, where it is known; it says which key ended. */
  readonly fingerprint?: string;
}

/** @returns the same for the same event, wherever it is told of */
export function eventKey({ keyUid, version, action, at, by }: Partial<LedgerEvent>): string {
  // A destruction happens once, at whatever time it is told again: the ledger has it from before, and status from after.
  return action === "Destroyed" ? `${keyUid}/${version}/${action}` : `${keyUid}/${version}/${action}/${at}/${by}`;
}

/** A line as it is kept: JSON with the hash of the line before, so that nothing can be taken out or changed unseen. */
export interface LedgerLine extends LedgerEvent {
  /** Counts from 1, through all parts. */
  readonly number: number;
  /** SHA-256 of the text of the line before, lower-case hexadecimal; of the first line 64 zeros. */
  readonly previous: string;
}

export const FIRST_PREVIOUS = "0".repeat(64);

export interface LedgerTail {
  readonly number: number;
  readonly hash: string;
}

export const EMPTY_LEDGER: LedgerTail = { number: 0, hash: FIRST_PREVIOUS };

/** @returns the text of the line and where the ledger then ends */
export function appendLine({ number, hash }: LedgerTail, event: LedgerEvent): { text: string; tail: LedgerTail } {
  const line: LedgerLine = { number: number + 1, previous: hash, ...event };
  const text = JSON.stringify(line);
  return { text, tail: { number: line.number, hash: hashLine(text) } };
}

/** Where the ledger goes on. Lines that someone changed are for `followLine` to find: keys must end nevertheless. */
export function tailOf(lines: readonly string[], before: LedgerTail): LedgerTail {
  const last = lines.at(-1);
  return last === undefined
    ? before
    : { number: parseLine(last).number ?? before.number + lines.length, hash: hashLine(last) };
}

/** @returns an empty line for what is none: it follows from nothing */
export function parseLine(text: string): Partial<LedgerLine> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** @returns SHA-256, lower-case hexadecimal */
export function hashLine(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
