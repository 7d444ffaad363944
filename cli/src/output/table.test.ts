import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, table } from "./table.ts";

test("columns are as wide as their widest cell, and nothing trails", () => {
  const text = table(
    ["NAME", "ACTIVE"],
    [
      ["invoices", 3],
      ["a", undefined],
    ],
  );
  assert.equal(text, "NAME       ACTIVE\ninvoices   3\na          -");
});

test("what the cluster stores cannot command a terminal", () => {
  assert.equal(plain("a\u001b[2Jb\nc"), "a [2Jb c");
  assert.ok(!table(["REASON"], [["\u001b]0;x\u0007"]]).includes("\u001b"));
});
