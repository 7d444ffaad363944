import { type Command, Option } from "commander";
import type { Streams } from "../session.ts";
import { ask } from "./ask.ts";
import { patience, runner, versionOf, wishOf, withCluster, withWish } from "./leaf.ts";
import { backendOf } from "./moves/backend-word.ts";
import { exportToFile } from "./moves/export-key.ts";
import { importFile } from "./moves/import-key.ts";
import { KEY_FILE_FORMATS } from "./moves/plain-key.ts";
import { DEFAULT_METHOD, WRAPPING_METHODS } from "./moves/wrapping-method.ts";

/** Adds what takes keys in, out, and to another backend. */
export function addMoveCommands(keys: Command, streams: Streams): void {
  const run = runner(streams);
  const leaf = (usage: string, description: string) =>
    withWish(withCluster(keys.command(usage).description(description)));
  leaf("import <key>", "bring a key that was made elsewhere; it is wrapped here, and leaves this machine only so")
    .option("--key-file <file>", "the key: PKCS#8 (PEM) or a JWK; for others see --format")
    .addOption(new Option("--format <format>", "what --key-file holds").choices(KEY_FILE_FORMATS).default("auto"))
    .option("--wrapping-key <file>", "instead: a new file for the key to wrap under, elsewhere")
    .option("--wrapped-key <file>", "instead: what was wrapped elsewhere; goes with --request")
    .option("--request <name>", "go on with a request that was made before")
    .addOption(method())
    .action((key, options) => run(options, (session) => importFile(session, key, options, patience(options))));
  leaf("export <key>", "take a version out, wrapped under a public key, into a new file")
    .argument("<version>", "its number", versionOf)
    .requiredOption("--out <file>", "a new file; the owner's own (mode 0600)")
    .option("--to <file>", "public key (PEM) of the recipient: RSA of 3,072 bits or more")
    .option("--make-key <file>", "instead: make a recipient's key, and keep its private half in this new file")
    .option("--unwrap-with <file>", "private key (PKCS#8) of the recipient; opens what comes out")
    .option("--request <name>", "go on with a request that was made before")
    .addOption(method())
    .action((key, version, options) =>
      run(options, (session) => exportToFile(session, { key, version }, options, patience(options))),
    );
  leaf("migrate <key>", "ask that the active version goes to another backend")
    .requiredOption("--to <kind/name>", "KeyBackend/NAME or ClusterKeyBackend/NAME", backendOf)
    .option("--no-new-version", "fail where the key itself cannot move")
    .action((key, options) => {
      const migrateTo = { backendRef: options.to, allowNewVersion: options.newVersion };
      return run(options, (session) =>
        ask(session, { ...wishOf("Migrate", key, options), migrateTo }, patience(options)),
      );
    });
}

function method(): Option {
  return new Option("--method <method>", `how it is wrapped (default: ${DEFAULT_METHOD})`).choices(WRAPPING_METHODS);
}
