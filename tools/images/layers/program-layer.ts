import type { Entry } from "../archive/tar.ts";
import { bundle } from "../bundle/bundle.ts";
import { licencesOf } from "../bundle/licences.ts";
import { LICENCES_PATH, MAIN_PATH, type Program } from "../program.ts";
import { nativeEntries } from "./native-packages.ts";

/**
 * What is one program's own: its bundle, the licences of the packages inside, and those with native code.
 * @throws Error with the bundler's messages
 */
export async function programEntries(root: string, program: Program): Promise<Entry[]> {
  const { code, metafile } = await bundle(root, program.entry);
  const native = program.nativePackages ?? [];
  return [
    { path: MAIN_PATH, mode: 0o644, bytes: code },
    { path: LICENCES_PATH, mode: 0o644, bytes: Buffer.from(await licencesOf(root, metafile, native)) },
    ...(await nativeEntries(root, native)),
  ];
}
