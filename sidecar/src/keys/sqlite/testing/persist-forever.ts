import { LOCAL_CALLER } from "../../../identity/caller.ts";
import { logTo } from "../../../log/log.ts";
import { openStore } from "../open-store.ts";
import { freshKey } from "./test-keys.ts";

/** Keeps keys until it is killed, and says the name of each once it is kept. Arguments: store, key file. */
const [file, keyFile] = process.argv.slice(2) as [string, string];
const log = logTo({ write: (line) => process.stderr.write(line) }, "warn");
const store = await openStore({ file, key: { kind: "key-file", file: keyFile } }, log);
const key = await freshKey("Ed25519");
const first = store.list(LOCAL_CALLER).length;
for (let index = first; ; index++) {
  const name = `key-${index}`;
  store.put(LOCAL_CALLER, name, key, Number.POSITIVE_INFINITY);
  process.stdout.write(`${name}\n`);
}
