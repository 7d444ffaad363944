import { followLedger } from "@keyward/crds/ledger/ledger-chain";
import { EMPTY_LEDGER, hashLine, type LedgerTail } from "@keyward/crds/ledger/ledger-line";
import { partName } from "@keyward/crds/ledger/ledger-part";
import type { LedgerPart } from "./ledger.ts";

export interface LedgerFault {
  /** Name of the ConfigMap. */
  readonly part: string;
  /** Of the line that was to come there; absent where the whole part is missing. */
  readonly line?: number;
  readonly what: string;
}

export interface LedgerReport {
  readonly whole: boolean;
  readonly parts: number;
  readonly lines: number;
  /** To be kept elsewhere: with it, lines that were cut off at the end are found the next time. */
  readonly end: LedgerTail;
  readonly faults: readonly LedgerFault[];
}

/**
 * Pure. Follows the chain through all parts.
 * @param known where the ledger ended at an earlier time
 */
export function checkLedger(parts: readonly LedgerPart[], known?: LedgerTail): LedgerReport {
  const faults: LedgerFault[] = [];
  let end = EMPTY_LEDGER;
  let number = 0;
  for (const part of parts) {
    for (number += 1; number < part.number; number++) faults.push({ part: partName(number), what: "is missing" });
    const followed = followLedger(part.lines, end);
    faults.push(...followed.breaks.map((fault) => ({ part: part.name, ...fault })));
    end = followed.tail;
  }
  if (known !== undefined) faults.push(...forgotten(parts, known));
  const lines = parts.reduce((sum, part) => sum + part.lines.length, 0);
  return { whole: faults.length === 0, parts: parts.length, lines, end, faults };
}

/** What was seen at the end once must still be there. */
function forgotten(parts: readonly LedgerPart[], { number, hash }: LedgerTail): LedgerFault[] {
  if (parts.some(({ lines }) => lines.some((text) => hashLine(text) === hash))) return [];
  const part = parts.at(-1)?.name ?? partName(1);
  return [{ part, line: number, what: `line ${number} is no longer the one that was seen there` }];
}
