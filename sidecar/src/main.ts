import { KeywardError } from "@keyward/core/errors/keyward-error";
import { type Config, readConfig } from "./config.ts";
import { dieOnFaults, stopOnSignals } from "./lifecycle/stop.ts";
import { createLog } from "./log/log.ts";
import { startStandalone } from "./standalone.ts";

const config = configOrExit();
const log = createLog(config.log);
dieOnFaults(process, log);
try {
  if (config.kind === "cluster") throw new KeywardError("NOT_SUPPORTED", "this build serves outside a cluster only");
  const stop = await startStandalone(config, log);
  stopOnSignals(process, log, stop);
} catch (error) {
  if (!(error instanceof KeywardError)) throw error;
  log.fatal(error.message);
  process.exit(1);
}

function configOrExit(): Config {
  try {
    return readConfig(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error;
    createLog({ level: "info", format: "json", descriptor: 2 }).fatal(error.message);
    process.exit(1);
  }
}
