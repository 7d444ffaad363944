import assert from "node:assert/strict";
import test from "node:test";
import { hostArchitecture, readBuildConfig } from "./config.ts";

test("without SOURCE_DATE_EPOCH every image was created in 1970", () => {
  assert.equal(readBuildConfig({}).createdAt, "1970-01-01T00:00:00Z");
});

test("SOURCE_DATE_EPOCH is the time of creation", () => {
  assert.equal(readBuildConfig({ SOURCE_DATE_EPOCH: "1767225600" }).createdAt, "2026-01-01T00:00:00Z");
});

test("a SOURCE_DATE_EPOCH that is no count of seconds is refused by name", () => {
  for (const value of ["now", "-1", "1.5", "12345678901"]) {
    assert.throws(
      () => readBuildConfig({ SOURCE_DATE_EPOCH: value }),
      /SOURCE_DATE_EPOCH is ".*"; it must be whole seconds/,
    );
  }
});

test("KEYWARD_CACHE moves the cache", () => {
  assert.equal(readBuildConfig({ KEYWARD_CACHE: "/var/cache/kw" }).cacheDir, "/var/cache/kw/images");
});

test("a machine whose node is not for Linux is told about the Containerfiles", () => {
  assert.equal(hostArchitecture("linux", "arm64"), "arm64");
  for (const [platform, arch] of [
    ["darwin", "arm64"],
    ["linux", "riscv64"],
  ] as const) {
    assert.throws(() => hostArchitecture(platform, arch), /Containerfiles/);
  }
});
