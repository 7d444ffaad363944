import { KeywardError } from "@keyward/core/errors/keyward-error";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { Caller } from "../../../identity/caller.ts";
import type { ServiceGround } from "../../services/row.ts";
import { KeyBook } from "../keys/key-book.ts";
import { PARSEC_ROWS } from "../rows/rows.ts";
import type { Application } from "./application.ts";
import type { Entry } from "./entry.ts";
import { Exchange } from "./exchange.ts";
import type { BoundParsecRow } from "./parsec-row.ts";

export interface ParsecEntryOptions {
  readonly ground: ServiceGround;
  /** Whose keys these are: every client of the socket is an application inside of it. */
  readonly caller: Caller;
  /** Names of applications that may list and delete others. */
  readonly admins: ReadonlySet<string>;
}

/** @returns the operations of Parsec by their opcodes */
export function parsecEntries(options: ParsecEntryOptions): readonly (readonly [opcode: number, entry: Entry])[] {
  const book = new KeyBook(options.caller, options.ground.ring.named);
  return [...PARSEC_ROWS].map(([opcode, row]) => [opcode, entryOf(row, book, options)]);
}

function entryOf(row: BoundParsecRow, book: KeyBook, { ground, caller, admins }: ParsecEntryOptions): Entry {
  const facts = {
    protocol: "parsec",
    service: "parsec",
    method: row.name,
    container: caller.container,
    correlationId: undefined,
  } as const;
  return {
    isCore: row.kind !== "crypto",
    handle({ body }, { connection }, application) {
      if (row.kind === "admin") assertAdmin(application, admins);
      const finish = ground.calls.start(facts);
      const exchange = new Exchange({ ground, connection, book, application });
      const isAuthenticated = application !== undefined;
      if (finish === undefined) return row.handle(body, exchange, isAuthenticated);
      return logged(() => row.handle(body, exchange, isAuthenticated), finish);
    },
  };
}

function assertAdmin(application: Application | undefined, admins: ReadonlySet<string>): void {
  if (application === undefined) throw new ParsecError(STATUS.NOT_AUTHENTICATED, "an administrator without a name");
  if (admins.has(application.name)) return;
  throw new ParsecError(STATUS.ADMIN_OPERATION, "the application is no administrator");
}

/** Statuses of the wire are no errors of the engine: the log gets the nearest of those. */
async function logged(work: () => Uint8Array | Promise<Uint8Array>, finish: (error?: unknown) => void) {
  try {
    const answer = await work();
    finish();
    return answer;
  } catch (error) {
    finish(error instanceof ParsecError ? new KeywardError("INVALID_ARGUMENT", error.message) : error);
    throw error;
  }
}
