import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { runCommand } from "./command.ts";
import { ensureFipsProvider } from "./fips-provider.ts";
import type { Outcome } from "./survey/outcome.ts";

const PROGRAM = join(import.meta.dirname, "survey", "check-registry.ts");

test("what the registry calls approved is served by the provider", async () => {
  const { nodeArguments, environment } = await ensureFipsProvider();
  const env = { ...process.env, ...environment };
  const printed = await runCommand(process.execPath, [...nodeArguments, PROGRAM], { env, timeoutMs: 300_000 });
  const { fips, rows } = JSON.parse(printed) as { fips: number; rows: (Outcome & { fips: boolean })[] };
  assert.equal(fips, 1);
  const approved = rows.filter((row) => row.fips);
  assert.deepEqual(
    approved.filter(({ verdict }) => verdict !== "served"),
    [],
  );
  for (const family of ["hash", "mac", "cipher", "key"]) assert.ok(approved.some((row) => row.family === family));
});
