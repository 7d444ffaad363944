import type { Command } from "commander";
import type { Streams } from "../session.ts";
import { runner, withCluster } from "./leaf.ts";
import { knownEnd, verifyLedger } from "./verify-ledger.ts";

const KEYWARD_NAMESPACE = "keyward-system";

/** Adds `ledger` and what is below it. */
export function addLedgerCommands(keys: Command, streams: Streams): void {
  const run = runner(streams);
  const ledger = keys.command("ledger").description("what Keyward remembers of key versions that ended");
  withCluster(
    ledger
      .command("verify")
      .description(`see whether it is whole; namespace: ${KEYWARD_NAMESPACE}, unless -n says otherwise`),
  )
    .option("--known <number:sha-256>", "where it ended at an earlier time; finds lines that were cut off", knownEnd)
    .action((options) =>
      run({ ...options, namespace: options.namespace ?? KEYWARD_NAMESPACE }, (session) =>
        verifyLedger(session, options.known),
      ),
    );
}
