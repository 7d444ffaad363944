import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** glibc opens these by name when a program resolves a host, so no ELF header lists them; newer ones have them inside libc. */
const OPENED_BY_NAME = ["libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2"];

/** A library on this machine, and where the loader of the image will look for it (absolute). */
export type SharedLibrary = { readonly source: string; readonly target: string };

/**
 * Asks the program's own loader, which alone knows how it searches.
 * @param loader absolute path, as the program names it
 * @returns the loader, and every library, placed beside libc: that directory is searched without /etc/ld.so.cache
 * @throws Error that names a library which this machine lacks
 */
export async function librariesOf(program: string, loader: string): Promise<SharedLibrary[]> {
  // No environment: LD_LIBRARY_PATH and LD_PRELOAD of the caller must not choose what goes into an image.
  const { stdout } = await run(loader, ["--list", program], { env: {}, timeout: 30_000 });
  const found = parseList(stdout);
  const libc = found.find((path) => basename(path) === "libc.so.6");
  if (!libc) throw new Error(`${program} does not use glibc; images need the glibc build of node`);
  const named = OPENED_BY_NAME.map((name) => join(dirname(libc), name)).filter((path) => existsSync(path));
  return [
    { source: loader, target: loader },
    ...[...new Set([...found, ...named])].map((path) => ({
      source: path,
      target: join(dirname(libc), basename(path)),
    })),
  ];
}

function parseList(list: string): string[] {
  const missing = /^\s*(\S+) => not found$/m.exec(list);
  if (missing) throw new Error(`node needs ${missing[1]}, which this machine lacks; install the package that has it`);
  return [...list.matchAll(/^\s*\S+ => (\/\S+) \(0x/gm)].map((match) => match[1]!);
}
