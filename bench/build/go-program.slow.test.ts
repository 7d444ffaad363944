import { join } from "node:path";
import { test } from "node:test";
import { readBenchConfig } from "../config.ts";
import { command } from "./command.ts";

const TIMEOUT_MS = 300_000;

test("the load program passes its own tests", { timeout: TIMEOUT_MS }, async ({ signal }) => {
  const cwd = join(import.meta.dirname, "../load");
  const { env } = readBenchConfig();
  await command(["go", "test", "./..."], { cwd, env, timeoutMs: TIMEOUT_MS, signal, missing: "Go 1.26 is missing" });
});
