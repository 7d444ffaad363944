import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lastLines, mustRun, run } from "./command.ts";

describe("a command", () => {
  it("gives output and exit code, and a failure is a result", async () => {
    const result = await run(["sh", "-c", "cat; echo no >&2; exit 3"], { stdin: "in" });
    assert.deepEqual(result, { stdout: "in", stderr: "no\n", code: 3 });
  });

  it("reads a file as its input", async () => {
    assert.match(await mustRun(["cat"], { stdinPath: import.meta.filename }), /reads a file as its input/);
  });

  it("that must succeed throws with the end of its error output", async () => {
    await assert.rejects(mustRun(["sh", "-c", "echo why >&2; exit 1"]), /failed with exit code 1:\nwhy$/);
  });

  it("that is not there throws and names it", async () => {
    await assert.rejects(run(["/nonexistent/program", "x"]), /^ClusterError: \/nonexistent\/program x: .*ENOENT/);
  });

  it("that hangs is killed", async () => {
    await assert.rejects(run(["sleep", "1000"], { timeoutMs: 100 }), /took longer than 100 ms/);
  });

  it("that is called off ends with the caller's reason", async () => {
    const reason = new Error("enough");
    await assert.rejects(run(["sleep", "1000"], { signal: AbortSignal.abort(reason) }), reason);
  });

  it("that hangs with a grandchild on its output is let go", async () => {
    await assert.rejects(run(["sh", "-c", "sleep 3 & sleep 1000"], { timeoutMs: 100 }), /took longer/);
  });

  it("that prints for ever is killed", async () => {
    await assert.rejects(run(["yes"]), /printed more than 67108864 bytes/);
  });

  it("that leaves its input unread keeps its exit code", async () => {
    assert.equal((await run(["true"], { stdin: "x".repeat(1_000_000) })).code, 0);
  });
});

it("the last lines are the end of a text", () => {
  assert.equal(lastLines("a\nb\nc\n", 2), "b\nc");
});
