import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Entry } from "../archive/tar.ts";
import { interpreterOf, stripElf } from "../native/elf.ts";
import { librariesOf } from "../native/shared-libraries.ts";
import { MAIN_PATH } from "../program.ts";

/** A package with native code, which no bundle can hold: the files of it that a program loads. */
const FILES: ReadonlyMap<string, { readonly native: string; readonly others: readonly string[] }> = new Map([
  ["pkcs11js", { native: "build/Release/pkcs11.node", others: ["package.json", "index.js"] }],
]);

/**
 * The packages beside the program, where its own module resolution finds them, and what they load beyond node's libraries.
 * @throws Error if one was not built when packages were installed
 */
export async function nativeEntries(root: string, packages: readonly string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const name of packages) entries.push(...(await packageEntries(root, name)));
  return entries;
}

async function packageEntries(root: string, name: string): Promise<Entry[]> {
  const files = FILES.get(name);
  if (files === undefined) throw new Error(`which files of ${name} an image needs is not known`);
  const folder = join(root, "node_modules", name);
  const target = join(dirname(MAIN_PATH), "node_modules", name);
  const native = join(folder, files.native);
  const bytes = await readFile(native).catch(() => {
    throw new Error(`${native} is missing: run npm ci with install scripts allowed for ${name}, and a C++ compiler`);
  });
  const others = files.others.map(async (file) => ({
    path: join(target, file),
    mode: 0o644,
    bytes: await readFile(join(folder, file)),
  }));
  return [
    { path: join(target, files.native), mode: 0o755, bytes: stripElf(bytes) },
    ...(await Promise.all(others)),
    ...(await librariesBeyondNode(root, native)),
  ];
}

async function librariesBeyondNode(root: string, native: string): Promise<Entry[]> {
  const node = join(root, "node_modules/node/bin/node");
  const loader = interpreterOf(await readFile(node));
  const known = new Set((await librariesOf(node, loader)).map(({ target }) => target));
  const needed = (await librariesOf(native, loader)).filter(({ target }) => !known.has(target));
  return await Promise.all(
    needed.map(async ({ source, target }) => ({ path: target.slice(1), mode: 0o755, bytes: await readFile(source) })),
  );
}
