import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { isIn } from "./forms.ts";

const bytes = randomBytes(32);

test("bytes are found in every form, within others and over broken lines", () => {
  const around = (length: number) => Buffer.concat([randomBytes(length), bytes, randomBytes(7)]);
  for (const offset of [0, 1, 2, 3]) {
    const whole = around(offset);
    assert.ok(isIn(whole, bytes));
    assert.ok(isIn(whole.toString("hex"), bytes));
    assert.ok(isIn(whole.toString("base64url"), bytes));
    assert.ok(isIn(JSON.stringify(`-----\n${whole.toString("base64").replace(/.{20}/g, "$&\n")}\n-----`), bytes));
    assert.ok(isIn(JSON.stringify(whole), bytes));
    assert.ok(isIn(Buffer.from(whole.toString("base64")), bytes));
  }
});

test("other bytes are not taken for them", () => {
  for (const other of [randomBytes(200), randomBytes(200).toString("base64"), randomBytes(200).toString("hex"), ""]) {
    assert.equal(isIn(other, bytes), false);
  }
});
