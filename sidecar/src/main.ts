import { writeFileSync } from "node:fs";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { keepOutOfCoreDumps } from "@keyward/core/secret/core-dump";
import type { Secret } from "@keyward/core/secret/secret";
import { SigningKey } from "@keyward/provider-software/keys/signing-key";
import { type Config, readConfig } from "./config/config.ts";
import type { Host } from "./fips/host.ts";
import { dieOnFaults, stopOnSignals } from "./lifecycle/stop.ts";
import { createLog } from "./log/log.ts";

const config = configOrExit();
const log = createLog(config.log);
dieOnFaults(process, log);
if (!keepOutOfCoreDumps(writeFileSync)) log.info("this system puts memory, and keys with it, into core dumps");
const started = start(config);
// Before the start is over: the first process of a container ignores signals that it has no handler for.
stopOnSignals(process, log, async () => (await started)());
try {
  await started;
} catch (error) {
  if (!(error instanceof KeywardError)) throw error;
  log.fatal(error.message);
  process.exit(1);
}

/** Each mode is loaded only where it runs: a sidecar needs no YAML, a stand-alone server no API server. */
async function start(config: Config): Promise<() => Promise<void>> {
  const host = process as Host;
  if (config.kind === "standalone")
    return (await import("./standalone.ts")).startStandalone(config, log, host, osStoredKey);
  const { startInPod } = await import("./cluster.ts");
  return startInPod(config, log, { use: { load: (pkcs8) => SigningKey.load(pkcs8) }, host });
}

/** Not in images: there is no user whose key store it could be. */
async function osStoredKey(store: string, isNew: boolean): Promise<Secret> {
  const provider = await import("@keyward/provider-os-key-store/key-entry").catch((cause) => {
    const text = "images reach no key store of the operating system; use --key-store-key-file";
    throw new KeywardError("FAILED_PRECONDITION", text, { cause });
  });
  return await provider.osStoredKey(store, isNew);
}

function configOrExit(): Config {
  try {
    return readConfig(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof KeywardError)) throw error;
    // Where the log goes is not known yet.
    createLog({ level: "info", format: "json", descriptor: 2 }).fatal(error.message);
    process.exit(1);
  }
}
