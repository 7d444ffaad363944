import type { LedgerTail } from "@keyward/crds/ledger/ledger-line";
import { InvalidArgumentError } from "commander";
import { CliError } from "../cli-error.ts";
import type { Session } from "../session.ts";
import { ledgerParts } from "./ledger.ts";
import { checkLedger, type LedgerFault, type LedgerReport } from "./ledger-check.ts";

/** A ledger that somebody wrote anew has a break at each line. */
const MAX_SHOWN = 100;

/** Says whether the ledger in the session's namespace is whole, and where not. @throws CliError where it is not, or there is none */
export async function verifyLedger(session: Session, known: LedgerTail | undefined): Promise<void> {
  const { client, namespace, output, print } = session;
  const parts = await ledgerParts(client, namespace);
  if (parts.length === 0) {
    const next = "it begins with the first key version that ends. Next: name Keyward's own namespace with -n";
    throw new CliError(`there is no ledger in namespace ${namespace}; ${next}`);
  }
  const report = checkLedger(parts, known);
  print(output === "json" ? JSON.stringify(report, undefined, 2) : textOf(report));
  const [first] = report.faults;
  if (first !== undefined) {
    throw new CliError(`the ledger in namespace ${namespace} is not whole; the first fault: ${sentenceOf(first)}`);
  }
}

function textOf({ faults, lines, parts, end }: LedgerReport): string {
  const counted = `${lines} ${lines === 1 ? "line" : "lines"} in ${parts} ${parts === 1 ? "part" : "parts"}`;
  const more = faults.length > MAX_SHOWN ? [`and ${faults.length - MAX_SHOWN} more`] : [];
  const said = faults.length === 0 ? "the ledger is whole" : "the ledger is not whole";
  const shown = faults.slice(0, MAX_SHOWN).map(sentenceOf);
  return [`${said}: ${counted}`, ...shown, ...more, `its end: ${end.number}:${end.hash}`].join("\n");
}

function sentenceOf({ part, what }: LedgerFault): string {
  return `configmap/${part}: ${what}`;
}

/** @param text `NUMBER:SHA-256`, as an earlier run printed the end */
export function knownEnd(text: string): LedgerTail {
  const [, number, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number !== undefined && hash !== undefined) return { number: Number(number), hash };
  throw new InvalidArgumentError("it is NUMBER:SHA-256, as an earlier run printed it after `its end:`");
}
