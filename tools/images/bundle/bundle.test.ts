import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { PROGRAMS } from "../program.ts";
import { bundle, packagesInside } from "./bundle.ts";
import { licencesOf } from "./licences.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Inside the repository, so that packages resolve as they do for a real program. */
function programOf(t: TestContext, source: string): string {
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  const dir = mkdtempSync(join(ROOT, "dist", "bundle-test-"));
  t.after(() => rmSync(dir, { recursive: true }));
  const file = join(dir, "main.ts");
  writeFileSync(file, source);
  return file;
}

for (const program of PROGRAMS.values()) {
  if (program.excludes.length === 0) continue;
  const skip = existsSync(join(ROOT, program.entry)) ? false : `${program.entry} does not exist yet`;
  test(`the ${program.name} carries only what it needs`, { skip }, async (t) => {
    const { metafile } = await bundle(ROOT, program.entry);
    for (const { package: name, reason } of program.excludes) {
      await t.test(`not ${name}: ${reason}`, () => assert.deepEqual(packagesInside(metafile, name), []));
    }
  });
}

test("an excluded package that got in is named with the file that imports it", async (t) => {
  const entry = programOf(t, 'import express from "express";\nexpress();\n');
  const { metafile } = await bundle(ROOT, entry);
  assert.match(packagesInside(metafile, "express").join(), /main\.ts imports node_modules\/express\/index\.js/);
  assert.deepEqual(packagesInside(metafile, "@grpc/grpc-js"), []);
});

test("the front that is only compared with is in no image, and who asks for it is told", async (t) => {
  const { code, metafile } = await bundle(ROOT, "sidecar/src/main.ts");
  assert.deepEqual(
    Object.keys(metafile.inputs).filter((path) => path.includes("grpc-js")),
    [],
  );
  const dir = dirname(programOf(t, ""));
  writeFileSync(join(dir, "main.mjs"), code);
  const profile = join(ROOT, "crds/samples/crypto-profile-small.yaml");
  const args = ["serve", "--grpc-front=grpc-js", `--profile=${profile}`, `--socket-dir=${dir}`];
  const { status, stdout } = spawnSync(process.execPath, [join(dir, "main.mjs"), ...args], { timeout: 60_000 });
  assert.equal(status, 1);
  assert.match(stdout.toString(), /only when Keyward runs from its sources; images have own and node/);
});

test("only a bundle with CommonJS inside gets a require", async (t) => {
  const lean = await bundle(
    ROOT,
    programOf(t, 'import { hash } from "node:crypto";\nconsole.log(hash("sha256", ""));\n'),
  );
  assert.doesNotMatch(lean.code.toString(), /createRequire/);
  const mixed = await bundle(ROOT, programOf(t, 'import pino from "pino";\npino().info("hello");\n'));
  assert.match(mixed.code.toString(), /^import\{createRequire as/);
});

test("function names and short lines survive, so that a crash can be read", async (t) => {
  const entry = programOf(t, `function refuseTheCall() { throw new Error("x") }\n${"refuseTheCall();\n".repeat(50)}`);
  const lines = (await bundle(ROOT, entry)).code.toString().split("\n");
  assert.ok(lines.some((line) => line.includes("refuseTheCall")));
  assert.ok(lines.every((line) => line.length < 400));
});

test("a program that does not exist, and one that does not parse, are named", async (t) => {
  await assert.rejects(bundle(ROOT, "sidecar/src/nowhere.ts"), /sidecar\/src\/nowhere\.ts does not exist/);
  await assert.rejects(bundle(ROOT, programOf(t, "let = ;")), /main\.ts:1:\d+: ERROR/);
});

test("every bundled package brings its licence along", async (t) => {
  const { metafile } = await bundle(ROOT, programOf(t, 'import pino from "pino";\npino().info("hello");\n'));
  const licences = await licencesOf(ROOT, metafile);
  assert.match(licences, /^==== pino \d+\.\d+\.\d+ \(MIT\)$/m);
  assert.match(licences, /Permission is hereby granted, free of charge/);
});

test("a worker thread's program is inside of the bundle, and so are its licences", async (t) => {
  const entry = programOf(
    t,
    'import { Worker } from "node:worker_threads";\nimport { PROGRAM } from "./echo-worker-url.ts";\n' +
      'new Worker(PROGRAM).on("message", (text) => console.log(text));\n',
  );
  const beside = (name: string, source: string) => writeFileSync(join(dirname(entry), name), source);
  beside("echo-worker-url.ts", 'export const PROGRAM = new URL("./echo-worker.ts", import.meta.url);\n');
  beside(
    "echo-worker.ts",
    'import { parentPort } from "node:worker_threads";\nimport { p256 } from "@noble/curves/nist.js";\n' +
      "parentPort!.postMessage(p256.lengths.secretKey);\n",
  );
  const { code, metafile } = await bundle(ROOT, entry);
  const alone = join(mkdtempSync(join(tmpdir(), "keyward-bundle-")), "main.mjs");
  t.after(() => rmSync(dirname(alone), { recursive: true }));
  writeFileSync(alone, code);
  assert.equal(execFileSync(process.execPath, [alone], { encoding: "utf8" }), "32\n");
  assert.match(await licencesOf(ROOT, metafile), /==== @noble\/curves /);
  assert.ok(
    code
      .toString()
      .split("\n")
      .every((line) => line.length < 400),
  );
});
