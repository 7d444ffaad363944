import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { isNewEnough } from "./requirements.ts";
import { MIN_GO, VERSIONS } from "./versions.ts";

describe("the versions", () => {
  it("are those of the Go module", async () => {
    const goMod = await readFile(join(import.meta.dirname, "programs/go.mod"), "utf8");
    assert.match(goMod, new RegExp(`\\tk8s\\.io/kubernetes ${VERSIONS.kubernetes}\\n`));
    assert.match(goMod, new RegExp(`\\tgo\\.etcd\\.io/etcd/server/v3 ${VERSIONS.etcd}\\n`));
    assert.match(goMod, new RegExp(`\\ngo ${MIN_GO.major}\\.${MIN_GO.minor}(\\.0)?\\n`));
    const library = VERSIONS.kubernetes.replace(/^v1/, "v0");
    const replaced = [...goMod.matchAll(/^\tk8s\.io\/\S+ => k8s\.io\/\S+ (\S+)$/gm)].map((it) => it[1]);
    assert.equal(replaced.length, 33);
    assert.deepEqual([...new Set(replaced)], [library]);
  });

  const releases: [text: string, enough: boolean][] = [
    ["go version go1.26.8 linux/amd64", true],
    ["go version go1.26rc1 linux/amd64", true],
    ["go version go2.0 linux/arm64", true],
    ["go version go1.25.9 linux/amd64", false],
    ["go version go1.9 linux/amd64", false],
    ["", false],
  ];
  for (const [text, enough] of releases) {
    it(`"${text}" is ${enough ? "new enough" : "too old"}`, () => assert.equal(isNewEnough(text), enough));
  }
});
