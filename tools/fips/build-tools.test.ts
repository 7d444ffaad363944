import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { assertBuildTools, findProgram } from "./build-tools.ts";

async function folderWith(t: TestContext, programs: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-tools-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

test("every missing program is named at once, with the commands that install them", async () => {
  await assert.rejects(assertBuildTools({ PATH: "" }), (error: Error) => {
    for (const name of ["gcc", "make", "perl", "tar"]) assert.match(error.message, new RegExp(`\\b${name} \\(`));
    for (const manager of ["apt-get install", "dnf install", "apk add"]) assert.ok(error.message.includes(manager));
    return true;
  });
});

test("one missing program is the only one named", async (t) => {
  const PATH = await folderWith(t, { gcc: "", perl: "", tar: "" });
  await assert.rejects(assertBuildTools({ PATH }), /lacks make \(runs the build\); install:/);
});

test("a Perl without its modules is found before the build", async (t) => {
  const PATH = await folderWith(t, { gcc: "", make: "", tar: "", perl: "#!/bin/sh\nexit 2\n" });
  await assert.rejects(assertBuildTools({ PATH }), /lacks one of the Perl modules FindBin, .*install:\n.*perl/);
});

test("a program is found in the first folder of PATH that has it", async (t) => {
  const [first, second] = [await folderWith(t, {}), await folderWith(t, { cargo: "" })];
  assert.equal(findProgram("cargo", { PATH: `${first}:${second}` }), join(second, "cargo"));
  await symlink(join(second, "cargo"), join(first, "cargo"));
  assert.equal(findProgram("cargo", { PATH: `${first}:${second}` }), join(first, "cargo"));
  assert.equal(findProgram("cargo", {}), undefined);
});
