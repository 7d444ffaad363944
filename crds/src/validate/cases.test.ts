import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Case, loadCases, type Refused } from "../testing/cases.ts";
import { KIND_NAMES, TESTED_KINDS } from "../testing/kinds.ts";
import { type Fault, faultText } from "./fault.ts";
import { InvalidObjectError } from "./invalid-object-error.ts";

for (const kind of KIND_NAMES) {
  const { validate, parse } = TESTED_KINDS[kind];
  describe(`validator of ${kind}`, () => {
    for (const row of loadCases(kind)) {
      test(row.name, () => {
        assertVerdict(validate(row.object, row.old), row);
        if (row.old === undefined) assertParse(parse, row);
      });
    }
  });
}

function assertVerdict(faults: Fault[], { refused }: Case): void {
  const texts = faults.map(faultText).join("; ");
  if (!refused) assert.equal(texts, "");
  else
    assert.ok(faults.some(matches(refused)), `expected ${refused.at}: ${refused.because}; got ${texts || "no fault"}`);
}

function matches({ at, because }: Refused): (fault: Fault) => boolean {
  return (fault) => fault.path === at && fault.message.includes(because);
}

function assertParse(parse: (object: unknown) => unknown, { object, refused }: Case): void {
  const before = structuredClone(object);
  if (refused) assert.throws(() => parse(object), InvalidObjectError);
  else assert.deepEqual(parse(parse(object)), parse(object), "defaults are stable");
  assert.deepEqual(object, before, "the caller's object is left alone");
}

test("there are at least 60 rows, good and bad", () => {
  const rows = KIND_NAMES.flatMap((kind) => loadCases(kind));
  assert.ok(rows.length >= 60);
  assert.ok(rows.filter((row) => row.refused).length >= 30 && rows.filter((row) => !row.refused).length >= 20);
  assert.equal(new Set(rows.map((row) => row.name)).size, rows.length, "each sentence is there once");
});
