import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { fillFolder, providerFolderName } from "./provider-folder.ts";

async function cacheFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-cache-"));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, "cache");
}

const write = (text: string) => (temporary: string) => writeFile(join(temporary, "it"), text);

test("a folder is filled once", async (t) => {
  const folder = join(await cacheFolder(t), "made");
  await fillFolder(folder, write("first"));
  await fillFolder(folder, write("second"));
  assert.equal(await readFile(join(folder, "it"), "utf8"), "first");
});

test("a build that fails leaves nothing", async (t) => {
  const cache = await cacheFolder(t);
  const failing = fillFolder(join(cache, "made"), async (temporary) => {
    await write("half")(temporary);
    throw new Error("no compiler");
  });
  await assert.rejects(failing, /no compiler/);
  assert.deepEqual(await readdir(cache), []);
});

test("of two builds at once one gives the folder and the other uses it", async (t) => {
  const cache = await cacheFolder(t);
  const folder = join(cache, "made");
  const bothBuild = Promise.withResolvers<void>();
  let building = 0;
  const build = (text: string) => async (temporary: string) => {
    if (++building === 2) bothBuild.resolve();
    await bothBuild.promise;
    await write(text)(temporary);
  };
  await Promise.all([fillFolder(folder, build("one")), fillFolder(folder, build("other"))]);
  assert.match(await readFile(join(folder, "it"), "utf8"), /^(one|other)$/);
  assert.deepEqual(await readdir(cache), ["made"]);
});

test("the folder's name has the release and differs by machine", () => {
  assert.match(providerFolderName("linux", "x64"), /^openssl-3\.5\.4-[0-9a-f]{16}$/);
  assert.notEqual(providerFolderName("linux", "x64"), providerFolderName("linux", "arm64"));
  assert.throws(() => providerFolderName("darwin", "arm64"), /on Linux \(x64 or arm64\), and this is darwin\/arm64/);
});
