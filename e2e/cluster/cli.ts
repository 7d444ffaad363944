import { parseArgs } from "node:util";
import { chooseProvider } from "./choose.ts";
import { ClusterError } from "./cluster-error.ts";
import { COMMANDS, HELP } from "./commands.ts";
import { readClusterConfig } from "./config.ts";

const OPTIONS = {
  name: { type: "string", default: "keyward" },
  "api-server-flag": { type: "string", multiple: true },
  audit: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parse();
  const [word, ...rest] = positionals;
  if (values.help || word === undefined) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const command = COMMANDS.get(word);
  if (command === undefined)
    throw new ClusterError(`"${word}" is no command; there are ${[...COMMANDS.keys()].join(", ")}`);
  const started = Date.now();
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => interrupted.abort(new ClusterError(`interrupted by ${signal}`)));
  }
  return command({
    provider: await chooseProvider(readClusterConfig()),
    name: values.name,
    apiServerFlags: values["api-server-flag"] ?? [],
    audit: values.audit,
    rest,
    signal: interrupted.signal,
    print: (line) => console.log(line),
    report: (line) => console.error(`[${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s] ${line}`),
  });
}

function parse() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new ClusterError(`${(cause as Error).message}\n\n${HELP}`);
  }
}

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof ClusterError ? `error: ${fault.message}` : fault);
  process.exitCode = 1;
}
