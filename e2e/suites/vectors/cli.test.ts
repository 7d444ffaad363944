import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const CLI = join(import.meta.dirname, "../../vectors/cli.ts");
const dir = mkdtempSync(join(tmpdir(), "kwv-cli-"));
after(() => rmSync(dir, { recursive: true }));

/** FIPS 180-4's "abc", right and wrong, and a case that no one-shot call can judge. */
const SHA256 = {
  testGroups: [
    {
      tgId: 1,
      tests: [
        { tcId: 1, msg: "616263", len: 24, md: "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD" },
        { tcId: 2, msg: "616263", len: 24, md: "00" },
        { tcId: 3, resultsArray: [] },
      ],
    },
  ],
};

function run(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8" });
  return { status, last: stdout.trim().split("\n").at(-1), stdout };
}

test("any folder laid out so is run, and its counts are the last line", () => {
  mkdirSync(join(dir, "acvp/SHA2-256-1.0"), { recursive: true });
  writeFileSync(join(dir, "acvp/SHA2-256-1.0/internalProjection.json"), JSON.stringify(SHA256));
  const { status, last, stdout } = run("--json", dir);
  assert.deepEqual(JSON.parse(last!), { passed: 1, refused: 0, skipped: 1, failed: 1 });
  assert.equal(status, 1);
  assert.match(stdout, /FAILED acvp\/SHA2-256-1\.0\/internalProjection\.json: group 1 case 2: expected 00, got ba78/);
});

test("a file that no runner knows is a failure", () => {
  const unknown = join(dir, "unknown");
  mkdirSync(join(unknown, "somewhere"), { recursive: true });
  writeFileSync(join(unknown, "somewhere/file.json"), "{}");
  assert.deepEqual(JSON.parse(run("--json", unknown).last!), { passed: 0, refused: 0, skipped: 0, failed: 1 });
});

test("a named folder that is absent fails, and one line says how to get the vectors", () => {
  const { status, stdout } = run(join(dir, "absent"));
  assert.equal(status, 1);
  assert.match(stdout, /no test vectors at .*absent: docs\/vectors\.md tells/);
});

test("an unknown option is refused", () => {
  assert.equal(run("--all").status, 1);
});
