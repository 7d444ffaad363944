import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Metafile } from "esbuild";

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * Most licences ask that their text goes along with every copy, and a bundle is a copy.
 * @param root what the metafile's paths are relative to
 * @param beside packages that go along unbundled
 * @returns the licence texts of all bundled packages, sorted by package; empty if there are none
 */
export async function licencesOf(root: string, metafile: Metafile, beside: readonly string[] = []): Promise<string> {
  const folders = Object.keys(metafile.inputs).map((path) => PACKAGE_FOLDER.exec(path)?.[1]);
  const all = [...folders.filter((folder) => folder !== undefined), ...beside.map((name) => `node_modules/${name}`)];
  const unique = [...new Set(all)].sort();
  return (await Promise.all(unique.map((folder) => licenceOf(resolve(root, folder))))).join("\n");
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return [`==== ${name} ${version} (${license ?? "licence not declared"})`, ...texts].join("\n\n");
}
