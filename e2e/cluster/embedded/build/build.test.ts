import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { goCommand } from "./build.ts";
import { PARTS } from "./parts.ts";

describe("the build commands", () => {
  it("take our programs from the sources and others at their version", () => {
    assert.deepEqual(goCommand({ name: "a", packages: ["./a"], ldflags: "-X x=y" }, "/out"), [
      ...["go", "build", "-trimpath", "-ldflags", "-s -w -X x=y", "-o", "/out/", "./a"],
    ]);
    assert.deepEqual(goCommand({ name: "b", packages: ["m/b", "m/c"], version: "v1.2.3", tags: "t" }, "/out"), [
      ...["go", "install", "-trimpath", "-ldflags", "-s -w", "-tags", "t", "m/b@v1.2.3", "m/c@v1.2.3"],
    ]);
  });

  it("tell Kubernetes its version, or clients would see v0.0.0", () => {
    const { ldflags } = PARTS.find((it) => it.name === "kubernetes") ?? assert.fail();
    assert.match(ldflags, /gitVersion=v1\.\d+\.\d+ .*gitMajor=1 .*gitMinor=\d+/);
  });

  it("need a C compiler for runc alone", () => {
    assert.deepEqual(
      PARTS.filter((it) => "cgo" in it).map((it) => it.name),
      ["runc"],
    );
  });
});
