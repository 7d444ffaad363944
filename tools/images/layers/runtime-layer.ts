import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Entry } from "../archive/tar.ts";
import type { BuildConfig } from "../config.ts";
import { interpreterOf, stripElf } from "../native/elf.ts";
import { librariesOf } from "../native/shared-libraries.ts";
import { IMAGE_USER, NODE_PATH } from "../program.ts";

const [UID, GID] = IMAGE_USER.split(":");

const ETC: readonly Entry[] = [
  text("etc/passwd", `root:x:0:0:root:/:/sbin/nologin\nnonroot:x:${UID}:${GID}:nonroot:/tmp:/sbin/nologin\n`),
  text("etc/group", `root:x:0:\nnonroot:x:${GID}:\n`),
  text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
  { path: "tmp", mode: 0o1777 },
];

/**
 * Everything that all images share: node without its debug symbols, the libraries it loads, and the few files that glibc reads.
 * @throws Error if node is not installed or a library is missing
 */
export async function runtimeEntries(config: BuildConfig): Promise<Entry[]> {
  const nodeFile = join(config.root, "node_modules/node/bin/node");
  const node = await readFile(nodeFile).catch(() => {
    throw new Error(
      "node_modules/node/bin/node is missing: run npm ci (with install scripts allowed for the package node)",
    );
  });
  const libraries = await librariesOf(nodeFile, interpreterOf(node));
  return [...ETC, executable(NODE_PATH, stripElf(node)), ...(await Promise.all(libraries.map(libraryEntry)))];
}

async function libraryEntry({ source, target }: { source: string; target: string }): Promise<Entry> {
  return executable(target.slice(1), await readFile(source));
}

function executable(path: string, bytes: Uint8Array): Entry {
  return { path, mode: 0o755, bytes };
}

function text(path: string, content: string): Entry {
  return { path, mode: 0o644, bytes: Buffer.from(content) };
}
