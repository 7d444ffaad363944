import { writeFileSync } from "node:fs";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { keepOutOfCoreDumps } from "@keyward/core/secret/core-dump";
import { systemClock } from "@keyward/kube/watch/clock";
import pino from "pino";
import { type Config, readConfig } from "./config.ts";
import { runOperator } from "./operator.ts";
import { createLog, messageOf } from "./serve/log.ts";

/** A stop that hangs must not wait for the kubelet's SIGKILL: the next leader would wait with it. */
const STOP_MS = 10_000;

const config = await readOrExit();
const log = createLog(config.args.logLevel, pino.destination({ dest: 1, sync: false }));
if (!keepOutOfCoreDumps(writeFileSync)) log.info("operator.core-dumps", { hold: "memory" });
const stop = new AbortController();
for (const name of ["SIGTERM", "SIGINT"] as const) {
  process.once(name, () => {
    log.info("operator.stopping", { signal: name });
    setTimeout(() => process.exit(0), STOP_MS).unref();
    stop.abort(new Error(`stopped by ${name}`));
  });
}

log.info("operator.started", { version: KEYWARD_VERSION, namespace: config.args.namespace, pod: config.args.podName });
try {
  await runOperator(config, systemClock, log, stop.signal);
  log.info("operator.stopped");
} catch (error) {
  if (!stop.signal.aborted) {
    log.error("operator.failed", { error: messageOf(error) });
    process.exitCode = 1;
  }
}

async function readOrExit(): Promise<Config> {
  try {
    return await readConfig(process.argv.slice(2), process.env);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
