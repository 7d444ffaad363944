import { join } from "node:path";
import { bundle } from "../images/bundle/bundle.ts";
import { writeAtomically } from "../images/cache.ts";
import { parseProgram } from "../images/program.ts";

// Writes dist/live/<program>.mjs: the file that an image would hold, for the Tiltfile to put into running containers.
const root = join(import.meta.dirname, "..", "..");
const program = parseProgram(process.argv[2] ?? "");
const { code } = await bundle(root, program.entry);
await writeAtomically(join(root, "dist/live", `${program.name}.mjs`), [code]);
