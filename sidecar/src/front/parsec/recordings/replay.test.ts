import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startTestParsec } from "../testing/test-parsec.ts";
import { replay } from "./play.ts";
import type { RecordedAnswer, Recording } from "./recording.ts";

const LIMIT = { timeout: 10_000 };

function judge(now: RecordedAnswer, then: RecordedAnswer): void {
  assert.deepEqual(now, then);
}

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json"))) {
  const { version, sessions } = JSON.parse(readFileSync(join(import.meta.dirname, file), "utf8")) as Recording;
  for (const session of sessions) {
    test(`version ${version}: ${session.name}, as before`, LIMIT, async () => {
      await using server = await startTestParsec();
      await replay(server.path, session, judge);
      assert.deepEqual(server.unknownErrors, []);
    });
  }
}
