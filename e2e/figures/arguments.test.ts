import assert from "node:assert/strict";
import test from "node:test";
import { MEASUREMENT_NAMES, parseFiguresArgs } from "./arguments.ts";

test("without --only everything is measured", () => {
  assert.deepEqual(parseFiguresArgs([]), { json: false, names: MEASUREMENT_NAMES, help: false });
});

test("--only takes names joined by commas or given again, and keeps the order of the run", () => {
  assert.deepEqual(parseFiguresArgs(["--json", "--only", "reload, image"]).names, ["image", "reload"]);
  assert.deepEqual(parseFiguresArgs(["--only=reload", "--only=webhook"]).names, ["webhook", "reload"]);
});

test("a name that there is not is refused with those that there are", () => {
  assert.throws(() => parseFiguresArgs(["--only", "relaod"]), /"relaod".*image, podStart, sidecarMemory/);
  assert.throws(() => parseFiguresArgs(["--only="]), /cannot be ""/);
});

test("an unknown option and a stray word are refused", () => {
  assert.throws(() => parseFiguresArgs(["--jsno"]), /jsno/);
  assert.throws(() => parseFiguresArgs(["reload"]), /reload/);
});
