import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fromBinary } from "@keyward/proto/light/decode";
import { HelloResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hello";
import { replay } from "./play.ts";
import { startRecordedServer } from "./recorded-server.ts";
import type { RecordedAnswer, Recording } from "./recording.ts";

const LIMIT = { timeout: 60_000 };

function judge(now: RecordedAnswer, then: RecordedAnswer): void {
  if (then.grows) judgeHello(now, then);
  else assert.deepEqual(now, then);
}

/** A Hello may tell of more than it did, and of another server; what the client was promised holds. */
function judgeHello(now: RecordedAnswer, then: RecordedAnswer): void {
  assert.equal(withoutLength(now.header), withoutLength(then.header));
  const [told, before] = [now, then].map(({ body }) => fromBinary(HelloResponseSchema, Buffer.from(body, "hex")));
  assert.equal(told!.version, before!.version);
  assert.deepEqual(
    before!.operations.filter((number) => !told!.operations.includes(number)),
    [],
  );
  for (const [limit, promised] of Object.entries(before!.limits!)) {
    if (typeof promised === "number") assert.ok(Number(Reflect.get(told!.limits!, limit)) >= promised, limit);
  }
}

/** A header without the length of its body. */
function withoutLength(header: string): string {
  return Buffer.from(header, "hex").fill(0, 22, 26).toString("hex");
}

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json"))) {
  const { version, sessions } = JSON.parse(readFileSync(join(import.meta.dirname, file), "utf8")) as Recording;
  for (const session of sessions) {
    test(`version ${version}: ${session.name}, as before`, LIMIT, async () => {
      await using server = await startRecordedServer();
      await replay(server.path, session, judge);
      assert.deepEqual(server.unknownErrors, []);
    });
  }
}
