import assert from "node:assert/strict";
import { test } from "node:test";
import { isQuantity } from "./quantity.ts";

test("amounts of CPU and memory are told from other texts", () => {
  for (const text of ["10m", "0.5", "1", "64Mi", "1.5Gi", "128M", ".5", "0", "100k"]) assert.ok(isQuantity(text), text);
  for (const text of ["", "-1", "10 m", "64MB", "1e3", "Mi", "0x10", "1,5", "64mi"]) assert.ok(!isQuantity(text), text);
});
