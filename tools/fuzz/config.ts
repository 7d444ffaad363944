import { join } from "node:path";

const REPOSITORY = join(import.meta.dirname, "..", "..");

/** @returns the folder of the test vectors, which need not be there */
export function vectorsFolder(): string {
  return process.env.KEYWARD_VECTORS ?? join(REPOSITORY, "..", "shared", "vectors");
}

/** What the protobuf codec reads with. */
const PROTOBUF = "node_modules/@bufbuild/protobuf/dist/esm/wire/";

/** Whether a file is one whose code is to be reached: ours, but not the fuzzer's own. */
export function isOurs(url: string): boolean {
  const root = `file://${REPOSITORY}/`;
  if (!url.startsWith(root)) return false;
  const path = url.slice(root.length);
  return !path.startsWith("tools/") && (!path.startsWith("node_modules/") || path.startsWith(PROTOBUF));
}
