import { KeywardError } from "@keyward/core/errors/keyward-error";
import { SigningKey } from "@keyward/provider-software/key-use";
import { startInPod } from "./cluster.ts";
import { type Config, readConfig } from "./config.ts";
import { optimizeSoon } from "./lifecycle/plain-start.ts";
import { dieOnFaults, stopOnSignals } from "./lifecycle/stop.ts";
import { createLog } from "./log/log.ts";
import { startStandalone } from "./standalone.ts";

const config = configOrExit();
const log = createLog(config.log);
dieOnFaults(process, log);
try {
  const stop =
    config.kind === "standalone"
      ? await startStandalone(config, log)
      : await startInPod(config, log, { load: (pkcs8) => SigningKey.load(pkcs8) });
  stopOnSignals(process, log, stop);
  optimizeSoon();
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
