import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { readBuildConfig } from "../config.ts";
import { interpreterOf } from "./elf.ts";
import { buildHealthProbe, GO_MISSING, goSettings, PROBE_DIR } from "./health-probe.ts";

const config = readBuildConfig();
const skip = spawnSync("go", ["version"]).status === 0 ? false : GO_MISSING;

test("the health probe passes its own tests, against real gRPC servers", { skip }, () => {
  for (const args of [
    ["vet", "./..."],
    ["test", "./..."],
  ]) {
    const result = spawnSync("go", args, { cwd: join(config.root, PROBE_DIR), encoding: "utf8", timeout: 600_000 });
    assert.equal(result.status, 0, `go ${args.join(" ")}:\n${result.stdout}${result.stderr}`);
  }
});

test("the health probe is static, and the same bytes from another folder with an empty cache", { skip }, async (t) => {
  const root = mkdtempSync(join(tmpdir(), "keyward-probe-"));
  t.after(() => rmSync(root, { recursive: true }));
  cpSync(join(config.root, PROBE_DIR), join(root, PROBE_DIR), { recursive: true });
  const here = await buildHealthProbe(config);
  const there = await buildHealthProbe({ ...config, root, cacheDir: join(root, "cache") });
  assert.throws(() => interpreterOf(here), /names no dynamic loader/);
  assert.ok(here.equals(there), "the bytes differ");
});

test("where Go is missing, one sentence says how to get it", async (t) => {
  const path = process.env.PATH;
  t.after(() => {
    process.env.PATH = path;
  });
  process.env.PATH = "";
  await assert.rejects(goSettings(join(config.root, PROBE_DIR)), { message: GO_MISSING });
});
