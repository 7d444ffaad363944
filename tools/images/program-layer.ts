import { bundle } from "./bundle.ts";
import { licencesOf } from "./licences.ts";
import { LICENCES_PATH, MAIN_PATH, type Program } from "./program.ts";
import type { Entry } from "./tar.ts";

/**
 * What is one program's own: its bundle, and the licences of the packages inside.
 * @throws Error with the bundler's messages
 */
export async function programEntries(root: string, program: Program): Promise<Entry[]> {
  const { code, metafile } = await bundle(root, program.entry);
  return [
    { path: MAIN_PATH, mode: 0o644, bytes: code },
    { path: LICENCES_PATH, mode: 0o644, bytes: Buffer.from(await licencesOf(root, metafile)) },
  ];
}
