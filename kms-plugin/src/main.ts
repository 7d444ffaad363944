import { writeFileSync } from "node:fs";
import { identityWords } from "@keyward/core/contract/identity-words";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import type { KeywardError } from "@keyward/core/errors/keyward-error";
import { keepOutOfCoreDumps } from "@keyward/core/secret/core-dump";
import pino from "pino";
import { type KmsPluginArgs, parseKmsPluginArgs } from "./arguments.ts";
import { fileEnvironment } from "./backend/environment.ts";
import { openBackend } from "./backend/openers.ts";
import { clock } from "./config.ts";
import { followFile } from "./follow-file.ts";
import { KeyService } from "./key-service.ts";
import { startKmsServer } from "./serve/kms-server.ts";

const args = readOrExit();
const log = pino(
  { level: args.logLevel, base: { program: "kms-plugin" }, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 1, sync: false }),
);
const say = (event: string, fields: Readonly<Record<string, unknown>>) => log.info({ event, ...fields });
if (!keepOutOfCoreDumps(writeFileSync)) say("kms.core-dumps", { hold: "memory" });
const stop = new AbortController();
for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());

const environment = fileEnvironment({
  secretsDir: args.secretsDir,
  env: identityWords(process.env),
  nowMs: Date.now,
  log: say,
});
const service = new KeyService({ name: args, clock, open: (spec) => openBackend(spec, environment) });
try {
  const end = await startKmsServer(args.socket, service, { log: logCall, nowEpochMs: Date.now });
  say("kms.started", { version: KEYWARD_VERSION, socket: args.socket });
  await followFile({ path: args.backendFile, service, clock, log: say }, stop.signal);
  await end();
  await service[Symbol.asyncDispose]();
  say("kms.stopped", {});
} catch (error) {
  log.error({ event: "kms.failed", error: (error as Error).message });
  process.exitCode = 1;
}

function logCall(method: string, uid: string, error: KeywardError | undefined): void {
  if (error === undefined) log.debug({ event: "kms.call", method, uid });
  else log.warn({ event: "kms.refused", method, uid, code: error.code, error: error.message });
}

function readOrExit(): KmsPluginArgs {
  try {
    return parseKmsPluginArgs(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
