import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { keepOutOfCoreDumps } from "./core-dump.ts";

const SUBJECT = fileURLToPath(new URL("core-dump.ts", import.meta.url));
const SECRET = "canary-4711-secret";
/** Crashes with a secret in memory that is in no argument, file or variable as it stands there. */
const CRASH = `
import { writeFileSync } from "node:fs";
import { keepOutOfCoreDumps } from ${JSON.stringify(SUBJECT)};
if (process.argv[1] === "closed" && !keepOutOfCoreDumps(writeFileSync)) process.exit(3);
globalThis.kept = Buffer.from(process.argv[2].split("").toReversed().join(""));
process.abort();
`;
const DEADLINE_MS = 120_000;

/** @returns whether what the crash left has the secret, or why this machine cannot tell */
function crash(context: TestContext, how: "open" | "closed"): boolean | string {
  if (process.platform !== "linux") return "core dumps of Linux are meant";
  const pattern = readFileSync("/proc/sys/kernel/core_pattern", "utf8").trim();
  if (/^[|/]/.test(pattern)) return `this machine hands core dumps to ${pattern}`;
  const cwd = mkdtempSync(join(tmpdir(), "keyward-core-"));
  context.after(() => rmSync(cwd, { recursive: true }));
  const node = [
    process.execPath,
    "--input-type=module-typescript",
    "--eval",
    CRASH,
    how,
    [...SECRET].reverse().join(""),
  ];
  const { signal, status } = spawnSync("sh", ["-c", 'ulimit -c unlimited && exec "$@"', "sh", ...node], {
    cwd,
    stdio: "ignore",
    timeout: DEADLINE_MS,
  });
  if (status !== null) return `it ended with ${status}: no limit of core dumps can be raised here`;
  assert.equal(signal, "SIGABRT");
  const [file] = readdirSync(cwd);
  return file === undefined ? "the kernel wrote no core dump" : has(join(cwd, file), SECRET);
}

/** The file is sparse, and larger than what this process should hold. */
function has(file: string, text: string): boolean {
  const { status } = spawnSync("grep", ["-qzF", text, file], { timeout: DEADLINE_MS });
  assert.ok(status === 0 || status === 1);
  return status === 0;
}

test("a crash leaves nothing of what was in memory on a disk", (context) => {
  const found = crash(context, "closed");
  if (typeof found === "string") return context.skip(found);
  assert.equal(found, false);
});

test("a crash of a process that did not ask for that leaves all of it", (context) => {
  const found = crash(context, "open");
  if (typeof found === "string") return context.skip(found);
  assert.equal(found, true);
});

test("where there is no such choice it is said", () => {
  const absent = () => {
    throw new Error("no such file");
  };
  assert.equal(keepOutOfCoreDumps(absent), false);
});
