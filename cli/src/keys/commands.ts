import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import type { Command } from "commander";
import type { Streams } from "../session.ts";
import { ask } from "./ask.ts";
import { decide } from "./decide.ts";
import { describeKey } from "./describe.ts";
import { showHistory } from "./history.ts";
import { patience, runner, versionOf, wishOf, withCluster, withWish } from "./leaf.ts";
import { addLedgerCommands } from "./ledger-commands.ts";
import { listKeys } from "./list.ts";
import { addMoveCommands } from "./move-commands.ts";
import { listRequests } from "./requests.ts";

/** Adds `keys` and all below it. */
export function addKeyCommands(program: Command, streams: Streams): void {
  const keys = program.command("keys").description("look at keys, ask for things to be done to them, and decide");
  const leaf = (usage: string, description: string) => withCluster(keys.command(usage).description(description));
  const run = runner(streams);

  leaf("list", "CryptoKeys of a namespace")
    .option("-A, --all-namespaces", "of all namespaces", false)
    .action((options) => run(options, (session) => listKeys(session, options.allNamespaces)));
  leaf("describe <key>", "versions, conditions and requests of a key").action((key, options) =>
    run(options, (session) => describeKey(session, key)),
  );
  leaf("history <key>", "what happened to a key, from its status and the ledger")
    .option("--keyward-namespace <name>", "where Keyward runs and keeps the ledger", "keyward-system")
    .action((key, options) => run(options, (session) => showHistory(session, key, options.keywardNamespace)));
  leaf("requests [key]", "KeyRequests of a namespace, or of one key").action((key, options) =>
    run(options, (session) => listRequests(session, key)),
  );

  withWish(leaf("rotate <key>", "ask for a new version")).action((key, options) =>
    run(options, (session) => ask(session, wishOf("Rotate", key, options), patience(options))),
  );
  for (const [usage, action, description] of ON_VERSIONS) {
    withWish(leaf(`${usage} <key>`, description).argument("<version>", "its number", versionOf)).action(
      (key, version, options) =>
        run(options, (session) => ask(session, { ...wishOf(action, key, options), version }, patience(options))),
    );
  }
  addMoveCommands(keys, streams);
  for (const [usage, decision] of [
    ["approve", "Approve"],
    ["deny", "Deny"],
  ] as const) {
    leaf(
      `${usage} <request>`,
      decision === "Approve" ? "say yes to a KeyRequest" : "say no to a KeyRequest, which ends it",
    )
      .option("--comment <text>", "why")
      .action((request, options) => run(options, (session) => decide(session, request, decision, options.comment)));
  }
  addLedgerCommands(keys, streams);
}

const ON_VERSIONS: readonly (readonly [usage: string, action: KeyAction, description: string])[] = [
  ["revoke", "Revoke", "ask that nothing works with a version any more"],
  ["roll-back", "RollBack", "ask that an older version becomes the active one"],
  ["destroy", "Destroy", "ask that a version is destroyed after its waiting period"],
  ["cancel-destroy", "CancelDestroy", "ask that a version whose destruction is due stays"],
];
