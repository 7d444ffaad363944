import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { record } from "./play.ts";
import { startRecordedServer } from "./recorded-server.ts";
import type { Script } from "./script.ts";

/**
 * `node sidecar/src/front/parsec/recordings/record.ts VERSION`: writes down how the server of today answers the clients of a version.
 * A recording stays as it is: a server that answers otherwise has broken those clients. Only the words of a failure are free; where
 * they change, the version is recorded anew and nothing else in it may differ.
 */
const version = Number(process.argv[2]);
const { SCRIPT } = (await import(`./scripts/version-${version}.ts`)) as { readonly SCRIPT: Script };
await using server = await startRecordedServer();
const recording = await record(server.path, SCRIPT);
await writeFile(join(import.meta.dirname, `version-${version}.json`), `${JSON.stringify(recording, null, 1)}\n`);
