import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

/** Everything that ends up in a program which imports these two, and what it wants of Node. */
async function bundled(): Promise<{ inputs: string[]; builtins: string[] }> {
  const entries = ["in-cluster.ts", "reflector.ts"].map((file) => `export * from "./${file}";`).join("\n");
  const { metafile } = await build({
    stdin: { contents: entries, resolveDir: import.meta.dirname },
    absWorkingDir: import.meta.dirname,
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
  });
  const inputs = Object.keys(metafile.inputs).filter((input) => input !== "<stdin>");
  const builtins = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return { inputs, builtins: [...new Set(builtins)].sort() };
}

test("the light half holds nothing from outside its folder, because every sidecar pays for it in memory", async () => {
  const { inputs } = await bundled();
  assert.ok(inputs.length > 10);
  assert.deepEqual(
    inputs.filter((input) => input.startsWith("..") || input.includes("node_modules")),
    [],
  );
});

test("the light half imports no part of Node that costs megabytes without being used", async () => {
  const { builtins } = await bundled();
  const allowed = ["node:fs/promises", "node:http2", "node:net", "node:path", "node:tls"];
  assert.deepEqual(
    builtins.filter((name) => !allowed.includes(name)),
    [],
  );
});
