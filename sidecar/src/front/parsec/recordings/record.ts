import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startTestParsec } from "../testing/test-parsec.ts";
import { record } from "./play.ts";
import type { Script } from "./script.ts";

/**
 * `node sidecar/src/front/parsec/recordings/record.ts VERSION`: writes down how the server of today answers the clients of a version.
 * Once a version is released its recording stays as it is: a server that needs another one has broken those clients.
 */
const version = Number(process.argv[2]);
const { SCRIPT } = (await import(`./scripts/version-${version}.ts`)) as { readonly SCRIPT: Script };
await using server = await startTestParsec();
const recording = await record(server.path, SCRIPT);
await writeFile(join(import.meta.dirname, `version-${version}.json`), `${JSON.stringify(recording, null, 1)}\n`);
