import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { KIND_NAMES, type KindName, TESTED_KINDS } from "../testing/kinds.ts";

const SAMPLES = join(import.meta.dirname, "../../samples");

const samples = readdirSync(SAMPLES).map((file) => ({
  file,
  object: parse(readFileSync(join(SAMPLES, file), "utf8")) as { kind: KindName },
}));

for (const { file, object } of samples) {
  test(`${file} is a good example`, () => {
    assert.deepEqual(TESTED_KINDS[object.kind].validate(object), []);
  });
}

test("every kind has an example", () => {
  const kinds = new Set(samples.map(({ object }) => object.kind));
  assert.deepEqual([...kinds].sort(), [...KIND_NAMES].sort());
});
