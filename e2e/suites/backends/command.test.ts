import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "../../cluster/command.ts";

const COMMAND = join(import.meta.dirname, "../../backends/cli.ts");
const backends = (...args: readonly string[]) => run([process.execPath, COMMAND, ...args], { timeoutMs: 300_000 });

test("the last line of the command is one object with what became of each backend", async () => {
  const { stdout, code } = await backends("--json", "--only=software");
  const last = stdout.trimEnd().split("\n").at(-1)!;
  const { software, ...others } = JSON.parse(last) as Record<string, Record<string, unknown>>;
  assert.deepEqual(others, {});
  assert.deepEqual(Object.keys(software!).slice(0, 3), ["passed", "failed", "skipped"]);
  assert.ok(Number(software!.passed) > 200);
  assert.equal(software!.failed, 0);
  assert.equal(code, 0);
});

test("a backend that cannot start here is told with its reason, and is no failure", async () => {
  const argv = [process.execPath, COMMAND, "--json", "--only=pkcs11,aws-kms"];
  // Nothing that installs anything is found.
  const { stdout, code } = await run(argv, { env: { PATH: "/nowhere", HOME: "/nowhere" }, timeoutMs: 300_000 });
  const tallies = JSON.parse(stdout.trimEnd().split("\n").at(-1)!) as Record<string, Record<string, unknown>>;
  for (const name of ["pkcs11", "aws-kms"]) {
    const { reason, ...counts } = tallies[name]!;
    assert.deepEqual(counts, { passed: 0, failed: 0, skipped: 0 });
    assert.match(String(reason), /is missing/);
  }
  assert.equal(code, 0);
});

test("a name that is none is refused with those that there are", async () => {
  const { stdout, stderr, code } = await backends("--only=enigma");
  assert.match(stderr, /there is no backend enigma/);
  assert.match(stdout, /software, aws-kms/);
  assert.equal(code, 2);
});
