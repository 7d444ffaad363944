import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fillOnce, partFolder, partKey, removeUnfinished } from "./cache.ts";

describe("the cache of built programs", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "keyward-cache-"));
    await mkdir(join(folder, "source/one"), { recursive: true });
    for (const name of ["go.mod", "go.sum", "one/main.go"]) await writeFile(join(folder, "source", name), name);
  });
  after(() => rm(folder, { recursive: true }));

  it("changes its key with the recipe, the compiler and our sources", async () => {
    const part = { name: "one", packages: ["./one"] };
    const source = join(folder, "source");
    const keys = [
      await partKey(part, "go1", source),
      await partKey({ ...part, ldflags: "-s" }, "go1", source),
      await partKey(part, "go2", source),
    ];
    await writeFile(join(source, "one/main.go"), "changed");
    keys.push(await partKey(part, "go1", source));
    assert.equal(new Set(keys).size, 4);
    assert.equal(await partKey(part, "go1", source), keys[3]);
  });

  it("builds once", async () => {
    const target = partFolder(folder, "one", "key");
    await fillOnce(target, (temporary) => writeFile(join(temporary, "program"), ""));
    await fillOnce(target, assert.fail);
    assert.deepEqual(await readdir(target), ["program"]);
  });

  it("keeps nothing of a build that failed", async () => {
    const target = partFolder(folder, "two", "key");
    await assert.rejects(
      fillOnce(target, async (temporary) => {
        await writeFile(join(temporary, "half"), "");
        throw new Error("compiler said no");
      }),
      /compiler said no/,
    );
    assert.equal(existsSync(target), false);
    assert.deepEqual(await readdir(join(folder, "programs")), ["one-key"]);
  });

  it("removes what a killed build left, and nothing else", async () => {
    await mkdir(join(folder, "programs/.building-x"));
    await removeUnfinished(folder);
    assert.deepEqual(await readdir(join(folder, "programs")), ["one-key"]);
    await removeUnfinished("/nonexistent");
  });
});
