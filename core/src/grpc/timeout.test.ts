import assert from "node:assert/strict";
import { test } from "node:test";
import { parseTimeout } from "./timeout.ts";

test("every unit of grpc-timeout becomes milliseconds", () => {
  const expected: [string, number][] = [
    ["1H", 3_600_000],
    ["2M", 120_000],
    ["30S", 30_000],
    ["250m", 250],
    ["1500u", 1.5],
    ["0n", 0],
    ["99999999H", 359_999_996_400_000],
  ];
  for (const [header, timeoutMs] of expected) assert.equal(parseTimeout(header), timeoutMs, header);
});

test("a malformed grpc-timeout is refused", () => {
  for (const header of ["", "S", "1", "1s", "-1S", "1.5S", "123456789S", " 1S", "1S\n", "1S,2S"]) {
    assert.throws(() => parseTimeout(header), { code: "INVALID_ARGUMENT" }, header);
  }
});
