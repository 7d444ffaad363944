import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../../..");

test("validating and compiling a profile needs cel-js and nothing else from npm", async () => {
  const { metafile } = await build({
    entryPoints: [join(ROOT, "crds/src/compile/compile-profile.ts")],
    absWorkingDir: ROOT,
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const folders = new Set(Object.keys(metafile.inputs).map(folderOf));
  assert.deepEqual([...folders].sort(), ["core", "crds", "node_modules/@marcbachmann/cel-js"]);
});

function folderOf(path: string): string {
  const [first, ...rest] = path.split("/");
  return first === "node_modules" ? ["node_modules", ...rest.slice(0, 2)].join("/") : first!;
}
